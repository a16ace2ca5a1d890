using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tests.Builds.Configuration;

public sealed class PgoConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PgoConfigTests() => _folder.Write("App/App.csproj", "<Project />");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolves_paths_against_its_root_and_keeps_the_runs_in_order()
    {
        PgoConfig config = Load(
            """
            // comments are welcome
            {
              "project": "App/App.csproj",
              "training": { "inputs": ["App"], "runs": [ { "name": "b", "arguments": ["1"] }, { "name": "a" } ] }
            }
            """);

        config.Project.Should().Be(Path.Combine(_folder.Root, "App", "App.csproj"));
        config.Output.Should().Be(Path.Combine(_folder.Root, "artifacts", "pgo"));
        config.Training.Inputs.Should().Equal(Path.Combine(_folder.Root, "App"));
        config.Training.Runs.Select(run => run.Name).Should().Equal("b", "a");
    }

    [Fact]
    public void Expands_an_unset_variable_to_its_default()
    {
        PgoConfig config = Load(
            """
            { "project": "App/App.csproj", "properties": { "Flavor": "${INFERNO_NOT_SET:-Cpu}" },
              "training": { "runs": [ { "name": "a", "arguments": ["${INFERNO_NOT_SET:-fallback}/x"] } ] } }
            """);

        config.Training.Runs[0].Arguments.Should().Equal("fallback/x");
        config.Properties.Should().Equal(new Dictionary<string, string> { ["Flavor"] = "Cpu" });
    }

    [Theory]
    [InlineData("""{ "project": "None.csproj" }""", "which is no file")]
    [InlineData("""{ }""", "\"project\" is missing")]
    [InlineData("""{ "project": "App/App.csproj", "colour": 1 }""", "colour")]
    [InlineData("""{ "project": "App/App.csproj", "inputs": ["gone"] }""", "which is not there")]
    [InlineData("""{ "project": "App/App.csproj", "training": { "runs": [{ "name": "a" }, { "name": "a" }] } }""", "unique name")]
    [InlineData("""{ "project": "App/App.csproj", "training": { "runs": [{ "name": "../a" }] } }""", "unique name")]
    [InlineData("""{ "project": """, "line 1")]
    [InlineData("null", "holds null")]
    public void Refuses_a_file_that_it_cannot_use_and_says_where(string json, string said)
    {
        Action load = () => Load(json);

        load.Should().Throw<PgoConfigException>().Which.Message.Should().Contain(said).And.Contain("pgo.json")
            .And.NotContain("\n");
    }

    [Fact]
    public void Refuses_a_missing_file_and_says_how_to_name_another()
    {
        Action load = () => PgoConfig.Load(Path.Combine(_folder.Root, "none.json"));

        load.Should().Throw<PgoConfigException>().WithMessage("*cannot be read*--config FILE*");
    }

    [Fact]
    public void Takes_a_value_that_is_given_before_the_environment_s()
    {
        string path = _folder.Write(
            "pgo.json",
            """
            { "project": "App/App.csproj", "properties": { "Path": "${PATH:-none}" },
              "training": { "runs": [ { "name": "a", "arguments": ["${PATH}", "${INFERNO_NOT_SET:-fallback}"] } ] } }
            """);

        PgoConfig config = PgoConfig.Load(path, new Dictionary<string, string> { ["PATH"] = "given" });

        config.Properties["Path"].Should().Be("given");
        config.Training.Runs[0].Arguments.Should().Equal("given", "fallback");
        PgoConfig.Load(path).Properties["Path"].Should().Be(Environment.GetEnvironmentVariable("PATH"));
    }

    private PgoConfig Load(string json) => PgoConfig.Load(_folder.Write("pgo.json", json));
}
