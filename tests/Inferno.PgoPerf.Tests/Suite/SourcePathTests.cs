namespace Inferno.PgoPerf.Tests.Suite;

public sealed class SourcePathTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-source-");

    public SourcePathTests() => Write("repo", "tests", "App.Tests", "Suites.cs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Is_seen_from_the_source_file() =>
        Resolve("../../eng/pgo.json", At("repo", "tests", "App.Tests", "Suites.cs")).Should().Be(At("repo", "eng", "pgo.json"));

    [Theory]
    [InlineData("/_/tests/App.Tests/Suites.cs")]
    [InlineData("/_1/src/tests/App.Tests/Suites.cs")]
    [InlineData(@"C:\agent\work\tests\App.Tests\Suites.cs")]
    public void Is_found_where_the_compiler_mapped_the_source_file_to_another_root(string source) =>
        Resolve("../../eng/pgo.json", source).Should().Be(At("repo", "eng", "pgo.json"));

    [Fact]
    public void Is_itself_where_it_is_absolute() => Resolve(At("pgo.json"), "/nowhere/Suites.cs").Should().Be(At("pgo.json"));

    [Fact]
    public void Is_refused_where_the_source_file_is_not_there() =>
        FluentActions.Invoking(() => Resolve("pgo.json", "/nowhere/Others.cs")).Should().Throw<ArgumentException>()
            .WithMessage("/nowhere/Others.cs, from which 'pgo.json' is named, is not there; name an absolute path*");

    private string Resolve(string relative, string source) =>
        SourcePath.Resolve(relative, source, At("repo", "tests", "App.Tests", "bin", "Debug", "net10.0") + Path.DirectorySeparatorChar);

    private string At(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    private void Write(params string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(parts))!);
        File.WriteAllText(At(parts), "");
    }
}
