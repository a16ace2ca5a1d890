using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Tests.Builds.Configuration;

/// <summary>What pgo.json says of training runs that do not end by themselves, and of profiles that are there already.</summary>
public sealed class TrainingRunsThatAreStopped : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainingRunsThatAreStopped() => _folder.Write("App/App.csproj", "<Project />");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Are_read_as_they_are_written()
    {
        TrainingScenario run = Load(
            """
            "runs": [{ "name": "live", "ready": "http://127.0.0.1:${INFERNO_NOT_SET:-5731}/health", "drive": ["sh", "${INFERNO_NOT_SET:-requests}.sh"],
              "stop": "SIGINT", "timeout": 120, "environment": { "URLS": "${INFERNO_NOT_SET:-here}", "GONE": null }, "keepFailed": true }]
            """).Training.Runs.Single();

        run.Environment.Should().BeEquivalentTo(new Dictionary<string, string?> { ["URLS"] = "here", ["GONE"] = null });
        run.KeepFailed.Should().BeTrue();
        run.Ending.Ready.Should().Be(new Uri("http://127.0.0.1:5731/health"));
        run.Ending.Signal.Should().Be(StopSignal.Interrupt);
        run.Ending.Timeout.Should().Be(TimeSpan.FromMinutes(2));
        run.Ending.Drive.Should().BeEquivalentTo(new TrainingCommand("sh", ["requests.sh"]) { WorkingDirectory = _folder.Root });
    }

    [Theory]
    [InlineData("""{ "name": "a", "ready": "localhost", "drive": ["x"] }""", "'a' has the \"ready\" 'localhost'; expected an address such as")]
    [InlineData("""{ "name": "a", "ready": "http://localhost/" }""", "'a' has a \"ready\", and nothing that ends it; expected a \"drive\"")]
    [InlineData("""{ "name": "a", "stop": "SIGTERM" }""", "'a' has a \"stop\", and nothing that says when; expected a \"drive\"")]
    [InlineData("""{ "name": "a", "drive": [] }""", "'a' has a \"drive\" without a command; expected a command")]
    [InlineData("""{ "name": "a", "drive": [""] }""", "'a' has a \"drive\" without a command; expected a command")]
    [InlineData("""{ "name": "a", "stopAfter": 3, "stop": "SIGKILL" }""", "'a' has the \"stop\" 'SIGKILL'; expected one of SIGTERM, SIGINT")]
    [InlineData("""{ "name": "a", "stopAfter": 0 }""", "'a' has the \"stopAfter\" 0; expected seconds")]
    [InlineData("""{ "name": "a", "timeout": -1.5 }""", "'a' has the \"timeout\" -1.5; expected seconds")]
    [InlineData("""{ "name": "a", "stopWhen": "" }""", "'a' has an empty \"stopWhen\"; expected text of a line")]
    [InlineData("null", "holds a run named ''; expected a unique name")]
    public void That_cannot_be_made_are_refused_in_one_line(string run, string said)
    {
        Action load = () => Load($"\"runs\": [{run}]");

        load.Should().Throw<PgoConfigException>().Which.Message.Should().Contain(said).And.Contain("pgo.json").And.NotContain("\n");
    }

    [Fact]
    public void Profiles_that_are_there_are_found_by_their_pattern()
    {
        _folder.Write("prod/b.nettrace", "");
        _folder.Write("prod/a.nettrace", "");
        _folder.Write("prod/deep/c.mibc", "");

        Load("\"profiles\": [\"prod/*.nettrace\", \"prod/a.nettrace\", \"prod/**/*.mibc\"]").Training.Profiles
            .Should().Equal(Path.Combine(_folder.Root, "prod", "a.nettrace"), Path.Combine(_folder.Root, "prod", "b.nettrace"), Path.Combine(_folder.Root, "prod", "deep", "c.mibc"));
    }

    [Theory]
    [InlineData("prod/*.nettrace", "names prod/*.nettrace, which matches no file")]
    [InlineData("nowhere/**/*.mibc", "names nowhere/**/*.mibc, which matches no file")]
    [InlineData("App/App.csproj", "App.csproj; expected files whose names end in .nettrace or .mibc")]
    public void A_pattern_that_finds_nothing_of_use_is_refused(string pattern, string said)
    {
        Action load = () => Load($"\"profiles\": [\"{pattern}\"]");

        load.Should().Throw<PgoConfigException>().Which.Message.Should().Contain(said).And.NotContain("\n");
    }

    /// <summary>What a run does is in its text, so a change of it makes the profile stale.</summary>
    [Theory]
    [InlineData(""", "stopAfter": 4""")]
    [InlineData(""", "stopAfter": 3, "ready": "http://localhost/" """)]
    [InlineData(""", "stopAfter": 3, "stop": "SIGINT" """)]
    [InlineData(""", "stopAfter": 3, "stopWhen": "done" """)]
    [InlineData(""", "stopAfter": 3, "drive": ["x"]""")]
    [InlineData(""", "stopAfter": 3, "environment": { "A": "b" }""")]
    public void Another_way_to_run_is_another_text(string rest) =>
        Text(rest).Should().NotBe(Text(""", "stopAfter": 3"""));

    private string Text(string rest) => Load($$"""
        "runs": [{ "name": "a"{{rest}} }]
        """).Training.Runs.Single().Text();

    private PgoConfig Load(string training) =>
        PgoConfig.Load(_folder.Write("pgo.json", $$"""{ "project": "App/App.csproj", "training": { {{training}} } }"""));
}
