using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tests.Builds.Configuration;

public sealed class PgoConfigTemplateTests : IDisposable
{
    private const string Program = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Program)]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk.Web" />""")]
    public void Writes_a_configuration_that_loads_and_names_the_project(string project)
    {
        string path = _folder.Write("src/My \"App\"/App.csproj", project);

        PgoConfig config = PgoConfig.Load(PgoConfigTemplate.Write(path, Path.Combine(_folder.Root, "pgo.json")));

        config.Project.Should().Be(path);
        config.Root.Should().Be(_folder.Root);
        config.Training.Runs.Should().ContainSingle();
    }

    [Fact]
    public void Never_overwrites_a_file()
    {
        string existing = _folder.Write("pgo.json", "mine");

        Refuses(_folder.Write("App.csproj", Program), existing, "*exists already*--output FILE*");

        File.ReadAllText(existing).Should().Be("mine");
    }

    [Theory]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk" />""", "*makes no executable*OutputType*")]
    [InlineData("<Project", "*line 1 is not XML*")]
    public void Refuses_a_project_that_cannot_be_built_into_a_program(string project, string message) =>
        Refuses(_folder.Write("App.csproj", project), Path.Combine(_folder.Root, "pgo.json"), message);

    [Fact]
    public void Refuses_a_project_that_is_not_there() => Refuses(Path.Combine(_folder.Root, "App.csproj"), Path.Combine(_folder.Root, "pgo.json"), "*is no file*");

    [Fact]
    public void Refuses_a_folder_that_is_not_there() =>
        Refuses(_folder.Write("App.csproj", Program), Path.Combine(_folder.Root, "no/pgo.json"), "*is in a folder that is not there*");

    private static void Refuses(string project, string output, string message)
    {
        Action write = () => PgoConfigTemplate.Write(project, output);

        write.Should().Throw<PgoConfigException>().WithMessage(message);
    }
}
