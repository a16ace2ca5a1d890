using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Build.Tests;

/// <summary>What is said after the compiler ran.</summary>
public sealed class ProvingAProfile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-prove-");
    private readonly RecordedBuild _build = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--mibc:COPY", true)]
    [InlineData("-m=COPY", true)]
    [InlineData("--mibc:COPY.old", false)]
    [InlineData("-r:COPY", false)]
    [InlineData("-O", false)]
    public void A_native_compiler_was_given_it_where_its_response_file_says_so(string line, bool proved)
    {
        InfernoProveProfile task = Prove();
        task.Response = Path.Combine(_folder.FullName, "App.ilc.rsp");
        File.WriteAllText(task.Response, $"App.dll\n{line.Replace("COPY", task.Copy, StringComparison.Ordinal)}\n");

        task.Execute().Should().Be(proved);

        _build.Errors.Select(error => error.Code).Should().Equal(proved ? [] : ["INF1013"]);
    }

    [Fact]
    public void A_native_compiler_without_a_response_file_was_given_nothing()
    {
        InfernoProveProfile task = Prove();
        task.Response = Path.Combine(_folder.FullName, "none.rsp");

        task.Execute().Should().BeFalse();
    }

    [Fact]
    public void Images_without_profile_data_prove_nothing()
    {
        InfernoProveProfile task = Prove();
        task.Images = [new FileItem(TrainedHere.Assembly)];
        task.Assemblies = task.Images;

        task.Execute().Should().BeFalse();

        _build.Errors.Should().ContainSingle().Which.Should().Match<Microsoft.Build.Framework.BuildErrorEventArgs>(
            error => error.Code == "INF1033" && error.Message!.StartsWith("the compiled images embed profile data of 0 methods"));
    }

    [Fact]
    public void Images_of_the_framework_prove_nothing_for_they_may_embed_Microsofts_profile()
    {
        InfernoProveProfile task = Prove();
        task.Images = [new FileItem(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Collections.Concurrent.dll"))];

        task.Execute().Should().BeFalse();
    }

    [Fact]
    public void Images_that_are_damaged_are_refused_in_a_line()
    {
        InfernoProveProfile task = Prove();
        string image = Path.Combine(_folder.FullName, "App.dll");
        File.WriteAllText(image, "no image");
        task.Images = [new FileItem(image)];
        task.Assemblies = [new FileItem(image)];

        task.Execute().Should().BeFalse();

        _build.Errors.Should().ContainSingle();
    }

    private InfernoProveProfile Prove()
    {
        string profile = Path.Combine(_folder.FullName, "App.mibc");
        MibcWriter.Write(TrainedHere.Profile(), profile);
        return new InfernoProveProfile { BuildEngine = _build, Profile = profile, Copy = Path.Combine(_folder.FullName, "App-0123456789abcdef.mibc") };
    }
}
