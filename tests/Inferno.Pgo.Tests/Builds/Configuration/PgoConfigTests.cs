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
    [InlineData("""{ "project": "App/App.csproj", "frameworkPercent": 101 }""", "\"frameworkPercent\" is 101")]
    [InlineData("null", "holds null")]
    public void Refuses_a_file_that_it_cannot_use_and_says_where(string json, string said)
    {
        Action load = () => Load(json);

        load.Should().Throw<PgoConfigException>().Which.Message.Should().Contain(said).And.Contain("pgo.json")
            .And.NotContain("\n");
    }

    [Fact]
    public void Reads_what_metrics_are_declared()
    {
        PgoConfig config = Load(
            """
            { "project": "App/App.csproj", "metrics": [
              { "name": "hits", "unit": "perSecond", "better": "higher", "section": "Cache", "regex": "^Hits: (\\d+)" },
              { "name": "size", "unit": "bytes", "regex": "^Size: (\\d+)" } ] }
            """);

        config.Metrics.Should().Equal(
            new MetricDeclaration("hits", MetricUnit.PerSecond, @"^Hits: (\d+)") { Better = Better.Higher, Section = "Cache" },
            new MetricDeclaration("size", MetricUnit.Bytes, @"^Size: (\d+)") { Better = Better.Neither, Section = "Program" });
    }

    [Theory]
    [InlineData("""{ "name": "a", "unit": "count", "regex": "(.)" }, { "name": "a", "unit": "bytes", "regex": "(.)" }""", "holds a metric named 'a'; expected a name of its own")]
    [InlineData("""{ "unit": "count", "regex": "(.)" }""", "holds a metric named ''; expected a name of its own")]
    [InlineData("""{ "name": "a", "unit": "count", "regex": "Total: .+" }""", "the \"regex\" of 'a' is 'Total: .+'; expected a regular expression with the number in its first group")]
    [InlineData("""{ "name": "a", "unit": "count", "regex": "Total: (.+" }""", "the \"regex\" of 'a' is 'Total: (.+'; expected a regular expression")]
    [InlineData("""{ "name": "a", "unit": "count" }""", "the \"regex\" of 'a' is ''; expected a regular expression")]
    [InlineData("""{ "name": "a", "unit": "minutes", "regex": "(.)" }""", "the \"unit\" of 'a' is 'minutes'; expected one of seconds, perSecond, percent, bytes, count")]
    [InlineData("""{ "name": "a", "unit": "1", "regex": "(.)" }""", "the \"unit\" of 'a' is '1'; expected one of seconds")]
    [InlineData("""{ "name": "a", "regex": "(.)" }""", "'a' has no \"unit\"; expected one of seconds")]
    [InlineData("""{ "name": "a", "unit": "count", "better": "more", "regex": "(.)" }""", "the \"better\" of 'a' is 'more'; expected one of neither, lower, higher")]
    [InlineData("""{ "name": "a", "unit": "count", "regex": "(.)", "colour": 1 }""", "line 2, $.metrics[0]")]
    [InlineData("null", "\"metrics\" holds null; expected")]
    public void Refuses_a_metric_that_it_cannot_read_in_one_line(string metrics, string said)
    {
        Action load = () => Load($$"""
            { "project": "App/App.csproj",
              "metrics": [{{metrics}}] }
            """);

        load.Should().Throw<PgoConfigException>().Which.Message.Should().Contain(said).And.Contain("pgo.json").And.NotContain("\n");
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
