using System.Text.Json;
using System.Text.Json.Nodes;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Sources;
using Inferno.PgoPerf.Tests.Repository;
using Json.Schema;

namespace Inferno.PgoPerf.Tests.Documentation;

/// <summary>docs/pgo.schema.json, which editors complete by, knows what the readers know.</summary>
public sealed class PgoSchemaTests
{
    private static readonly JsonNode Written = JsonNode.Parse(File.ReadAllText(RepositoryLayout.At("docs", "pgo.schema.json")))!;

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(PgoSchema.Text()));

    [Fact]
    public void Travels_with_the_tool() => JsonNode.DeepEquals(JsonNode.Parse(PgoSchema.Text()), Written).Should().BeTrue();

    [Fact]
    public void Fits_every_configuration_of_this_repository()
    {
        string[] files = [RepositoryLayout.At("eng", "pgo.json"), .. Directory.EnumerateDirectories(RepositoryLayout.At("samples"))
            .Select(sample => Path.Combine(sample, "pgo.json")).Where(File.Exists)];

        files.Should().HaveCountGreaterThan(1);
        files.Where(file => !IsValid(Read(File.ReadAllText(file)))).Should().BeEmpty();
    }

    [Fact]
    public async Task Fits_what_init_writes_which_measures_the_process_in_every_mode()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-schema-");
        try
        {
            string project = Path.Combine(folder.FullName, "App.csproj");
            await File.WriteAllTextAsync(
                project,
                """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""",
                TestContext.Current.CancellationToken);
            string file = await PgoConfigTemplate.WriteAsync(
                project, Path.Combine(folder.FullName, "pgo.json"), TestContext.Current.CancellationToken);
            JsonNode config = Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

            IsValid(config).Should().BeTrue();
            File.Exists(Path.Combine(folder.FullName, config["$schema"]!.GetValue<string>())).Should().BeTrue();
            ScenarioTable table = ScenarioTable.Of(PgoConfig.Load(file));
            foreach (PgoMode mode in PgoModes.All)
            {
                table.For(mode).Select(scenario => (scenario.Metric, scenario.Role)).Should().Equal((Metric.Wall, Role.Control), (Metric.Wall, Role.Canary));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{ "projet": "a.csproj" }""")]
    [InlineData("""{ "project": "a.csproj", "scenarios": [ { "name": "a" } ] }""")]
    [InlineData("""{ "project": "a.csproj", "scenarios": [ { "name": "a/b", "expects": { "gainAbove": 2 } } ] }""")]
    [InlineData("""{ "project": "a.csproj", "scenarios": [ { "name": "a/b", "measure": "batches" } ] }""")]
    [InlineData("""{ "project": "a.csproj", "scenarios": [ { "name": "a/b", "alsoExpects": { "peakMemory": { "gainAbove": 0 } } } ] }""")]
    public void Fits_no_configuration_that_is_refused(string json) => IsValid(Read(json)).Should().BeFalse();

    [Fact]
    public void Knows_the_readers_names_and_no_others()
    {
        JsonNode scenario = Written["properties"]!["scenarios"]!["items"]!;
        JsonNode training = Written["properties"]!["training"]!;

        Names(Written).Should().BeEquivalentTo(PgoConfigJson.NamesOf(typeof(PgoConfigFile)));
        Names(Written["properties"]!["metrics"]!["items"]!).Should().BeEquivalentTo(PgoConfigJson.NamesOf(typeof(MetricFile)));
        Names(training).Should().BeEquivalentTo(PgoConfigJson.NamesOf(typeof(TrainingConfigFile)));
        Names(training["properties"]!["runs"]!["items"]!).Should().BeEquivalentTo(PgoConfigJson.NamesOf(typeof(TrainingRunFile)));
        Names(scenario).Should().BeEquivalentTo(ScenarioReader.Names);
        Names(scenario["properties"]!["expects"]!).Should().BeEquivalentTo(ScenarioReader.Expectations);
        JsonNode also = scenario["properties"]!["alsoExpects"]!;
        Names(also).Should().BeEquivalentTo(AlsoExpectsReader.Names);
        Names(also["properties"]!["p95"]!).Should().BeEquivalentTo(AlsoExpectsReader.Expectations);
        Names(scenario["properties"]!["measures"]!["oneOf"]![1]!).Should().BeEquivalentTo(ScenarioReader.OfNumber);
        Names(Written["properties"]!["launchGroups"]!["additionalProperties"]!).Should().BeEquivalentTo(LaunchReader.Names);
    }

    private static IEnumerable<string> Names(JsonNode schema) => schema["properties"]!.AsObject().Select(property => property.Key);

    private static JsonNode Read(string json) => JsonNode.Parse(
        json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private static bool IsValid(JsonNode config) => Schema.Value.Evaluate(JsonSerializer.SerializeToElement(config)).IsValid;
}
