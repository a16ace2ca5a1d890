using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tests.Builds;

public sealed class PgoConfigTemplateTests : IDisposable
{
    private const string Program =
        """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Program)]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")]
    public async Task Writes_a_configuration_that_loads_and_names_the_project(string project)
    {
        string path = _folder.Write("src/My 'App'/App.csproj", project);

        PgoConfig config = PgoConfig.Load(
            await PgoConfigTemplate.WriteAsync(path, Path.Combine(_folder.Root, "pgo.json"), Cancellation));

        config.Project.Should().Be(path);
        config.Root.Should().Be(_folder.Root);
        config.Training.Runs.Should().ContainSingle();
    }

    [Fact]
    public async Task Names_one_of_several_target_frameworks_so_that_a_build_needs_no_further_word()
    {
        string path = _folder.Write("App.csproj", Program.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>"));

        PgoConfig config = PgoConfig.Load(await PgoConfigTemplate.WriteAsync(path, Path.Combine(_folder.Root, "pgo.json"), Cancellation));

        config.Properties.Should().Contain("TargetFramework", "net10.0");
    }

    [Fact]
    public async Task Asks_for_a_project_where_it_is_given_a_program_in_a_single_file() => await RefusesAsync(
        _folder.Write("app.cs", "System.Console.WriteLine();"), Path.Combine(_folder.Root, "pgo.json"), "*is a source file*dotnet project convert*");

    [Fact]
    public async Task Never_overwrites_a_file()
    {
        string existing = _folder.Write("pgo.json", "mine");

        await RefusesAsync(_folder.Write("App.csproj", Program), existing, "*exists already*--output FILE*");

        (await File.ReadAllTextAsync(existing, Cancellation)).Should().Be("mine");
    }

    [Theory]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk" />""", "*makes no executable*OutputType*")]
    [InlineData("<Project", "*App.csproj(1,9): error MSB4025*")]
    public async Task Refuses_a_project_that_cannot_be_built_into_a_program(string project, string message) =>
        await RefusesAsync(_folder.Write("App.csproj", project), Path.Combine(_folder.Root, "pgo.json"), message);

    [Fact]
    public async Task Refuses_a_project_that_is_not_there() => await RefusesAsync(Path.Combine(_folder.Root, "App.csproj"), Path.Combine(_folder.Root, "pgo.json"), "*is no file*");

    [Fact]
    public async Task Refuses_a_folder_that_is_not_there() =>
        await RefusesAsync(_folder.Write("App.csproj", Program), Path.Combine(_folder.Root, "no/pgo.json"), "*is in a folder that is not there*");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task RefusesAsync(string project, string output, string message)
    {
        Func<Task> write = () => PgoConfigTemplate.WriteAsync(project, output, Cancellation);

        (await write.Should().ThrowAsync<Exception>()).Which.Should()
            .Match(failure => failure is PgoConfigException || failure is BuildException).And.BeAssignableTo<Exception>()
            .Which.Message.Should().Match(message).And.NotContain("\n");
        Directory.GetFiles(Path.GetDirectoryName(project)!, "*.tmp").Should().BeEmpty();
    }
}
