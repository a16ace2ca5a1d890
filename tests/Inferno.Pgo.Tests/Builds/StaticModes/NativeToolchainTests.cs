using Inferno.Pgo.Builds;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class NativeToolchainTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gcc")]
    [InlineData("clang")]
    public void Takes_either_linker_that_is_on_the_path(string linker)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows links with Visual Studio.");
        _ = _folder.Write(linker, "");

        NativeToolchain.Missing(None, $"/nowhere{Path.PathSeparator}{_folder.Root}").Should().BeNull();
    }

    [Fact]
    public void Says_what_to_install_where_there_is_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows links with Visual Studio.");

        string? missing = NativeToolchain.Missing(None, _folder.Root);

        missing.Should().Contain("no C linker (clang or gcc)").And.Contain("install");
        new MissingToolchainException(PgoMode.NativeAot, missing!).Message.Should().StartWith("mode nativeaot cannot be built here");
    }

    [Fact]
    public void Looks_for_the_linker_that_the_program_names_itself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows links with Visual Studio.");
        _ = _folder.Write("gcc", "");
        Dictionary<string, string> own = new() { ["CppCompilerAndLinker"] = "zig-cc" };

        NativeToolchain.Missing(own, _folder.Root).Should().Contain("zig-cc");
    }
}
