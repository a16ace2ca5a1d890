using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.PgoPerf.Tests.Scenarios;

/// <summary>What a pgo.json may say of measuring, and what it is told where that cannot be measured.</summary>
public sealed class DeclaringScenarios : IDisposable
{
    private const string Warm =
        """{ "name": "warm/small", "measures": "batches", "expects": { "gainAbove": 0.05 }, "because": "it is hot" }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-scenarios-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Of_a_program_by_its_batches_its_start_its_wall_time_and_what_it_prints()
    {
        IReadOnlyList<Scenario> table = Read(
            Warm,
            """{ "name": "cold/small", "like": "warm/small", "measures": "firstResult", "expects": { "equalWithin": 0.1 } }""",
            """
            { "name": "process/big", "measures": "wallTime", "arguments": ["--rows", 9, { "a": "${NOT_SET:-b}" }], "environment": { "MODE": "fast" },
              "timeout": 5, "same": "checksum: (.+)", "expects": { "notSlower": 0.03 }, "because": "it must not lose", "tier": "gate" }
            """,
            """
            { "name": "output/rate", "measures": { "regex": "([0-9.]+) rows/s", "better": "higher", "unit": "rows/s" }, "expects": { "gainAbove": -0.02 },
              "because": "it must not lose" }
            """).For(PgoMode.Dynamic);

        table.Select(scenario => (scenario.Name, scenario.Metric, scenario.Role)).Should().Equal(
            ("warm/small", Metric.Warm, Role.Gain),
            ("cold/small", Metric.Cold, Role.Control),
            ("process/big", Metric.Wall, Role.Control),
            ("output/rate", Metric.Output, Role.Control),
            ("canary/byte_copy", Metric.Warm, Role.Canary));
        table[1].Reason.Should().Be("it is hot");
        table[2].Launch.Should().Be(new LaunchSetup(["--rows", "9", """{"a":"b"}"""])
        {
            Environment = new Dictionary<string, string> { ["MODE"] = "fast" },
            WorkingDirectory = _folder.FullName,
            Timeout = TimeSpan.FromSeconds(5),
        });
        (table[2].Same, table[2].Tier, table[2].Expectation.ToString()).Should().Be(("checksum: (.+)", Tier.Gate, "slowdown < 3%"));
        table[3].Number.Should().Be(new PrintedNumber("([0-9.]+) rows/s", HigherIsBetter: true) { Unit = "rows/s" });
    }

    [Fact]
    public void Adds_a_canary_at_the_work_of_the_first_warm_scenario_or_else_of_the_first()
    {
        const string Process = """{ "name": "process/all", "measures": "wallTime", "arguments": ["x"], "expects": { "notSlower": 0.03 }, "because": "y" }""";

        Canary(Read(Process, Warm)).Should().Match<Scenario>(canary => canary.Metric == Metric.Warm && canary.Reason.Contains("the work of warm/small"));
        Canary(Read(Process)).Should().Match<Scenario>(canary => canary.Metric == Metric.Wall && canary.Launch.Arguments[0] == "x");
        Canary(Read(Process, """{ "name": "own/canary", "like": "process/all", "role": "canary", "because": "so" }""")).Name.Should().Be("own/canary");
    }

    [Fact]
    public void Differ_by_mode_where_they_say_so()
    {
        ScenarioTable table = Read(
            """{ "name": "a/one", "measures": "batches", "modes": ["dynamic", "nativeaot"], "expects": { "gainAbove": { "dynamic": 0.1, "nativeaot": 0.04 } }, "because": "x" }""");

        Margin(table.For(PgoMode.Dynamic)).Should().Be(.1);
        Margin(table.For(PgoMode.NativeAot)).Should().Be(.04);
        table.For(PgoMode.ReadyToRun).Should().BeEmpty();
        FluentActions.Invoking(() => table.TrialOf(PgoMode.ReadyToRun)).Should().Throw<ArgumentException>().WithMessage("*no scenario for the mode readytorun*");
    }

    [Fact]
    public void Allow_more_or_less_of_a_regression_than_is_usual()
    {
        ScenarioTable table = Read(Warm, """{ "name": "warm/rough", "like": "warm/small", "allowedRegression": { "dynamic": 0.2, "readytorun": 0.1, "nativeaot": 0.1 } }""");
        ScenarioSelection night = new(new HashSet<string> { "warm/small", "warm/rough" }) { AgainstReference = true };

        night.From(table, PgoMode.Dynamic).Where(scenario => scenario.Role == Role.Regression).Select(scenario => scenario.Expectation)
            .Should().Equal(new NotSlower(), new NotSlower { Allowed = .2 });
    }

    [Fact]
    public void Expect_something_of_figures_beside_the_times_where_the_profile_is_compared()
    {
        ScenarioTable table = Read(
            """
            { "name": "warm/small", "measures": "batches", "batches": 20, "expects": { "gainAbove": 0.05 }, "because": "it is hot",
              "alsoExpects": { "p95": { "equalWithin": 0.2 }, "peakMemory": { "notMore": 0.1 }, "allocatedBytes": { "gainAbove": { "dynamic": 0.3, "readytorun": 0.1, "nativeaot": 0.1 } },
                               "sizeOnDisk": { "notMore": 0 } } }
            """,
            """{ "name": "warm/other", "like": "warm/small", "workload": "other" }""",
            """{ "name": "start/small", "like": "warm/small", "measures": "firstResult" }""");
        ScenarioSelection night = new(table.All.Select(scenario => scenario.Name).ToHashSet()) { AgainstReference = true };

        night.From(table, PgoMode.Dynamic).ToLookup(scenario => scenario.Role).Select(role => (role.Key, string.Join("; ", role.Select(scenario => scenario.Expected)))).Should().Equal(
            (Role.Gain, string.Join("; ", Enumerable.Repeat("gain > 5%, p95 equal ±20%, peak memory growth ≤ 10%, allocated bytes less by > 30%, size on disk growth ≤ 0%", 2)) + "; gain > 5%"),
            (Role.Canary, "no difference"),
            (Role.Regression, "slowdown ≤ 3%; slowdown ≤ 3%; slowdown ≤ 3%"));
    }

    [Fact]
    public void That_are_started_alike_share_their_launches()
    {
        const string Other = """{ "name": "warm/other", "like": "warm/small", "workload": "other" }""";
        const string Apart = """{ "name": "warm/apart", "like": "warm/small", "arguments": ["--apart"] }""";

        ScenarioGroup.Of(Read(Warm, Other, Apart).For(PgoMode.Dynamic)).Select(group => group.Scenarios.Count).Should().Equal(3, 1);
    }

    [Theory]
    [InlineData("no \"expects\"*{ \"gainAbove\": 0.05 }", """{ "name": "a/b", "measures": "batches", "because": "x" }""")]
    [InlineData("has no \"because\"", """{ "name": "a/b", "measures": "batches", "expects": { "gainAbove": 0.1 } }""")]
    [InlineData("has no \"measures\"*wallTime", """{ "name": "a/b", "expects": { "gainAbove": 0.1 }, "because": "x" }""")]
    [InlineData("names 'warm/small' twice", Warm, Warm)]
    [InlineData("\"expect\", which means nothing there; expected \"expects\"", """{ "name": "a/b", "expect": {} }""")]
    [InlineData("\"measures\" is \"batch\"; expected \"batches\"", """{ "name": "a/b", "measures": "batch", "expects": { "gainAbove": 0.1 }, "because": "x" }""")]
    [InlineData("\"gainAbov\", which means nothing there; expected \"gainAbove\"", """{ "name": "a/b", "measures": "batches", "expects": { "gainAbov": 0.1 }, "because": "x" }""")]
    [InlineData("\"gainAbove\" is 10; expected a share", """{ "name": "a/b", "measures": "batches", "expects": { "gainAbove": 10 }, "because": "x" }""")]
    [InlineData("one for readytorun too", """{ "name": "a/b", "measures": "batches", "expects": { "gainAbove": { "dynamic": 0.1, "nativeaot": 0.1 } }, "because": "x" }""")]
    [InlineData("\"name\" is \"small\"; expected a group and a case", """{ "name": "small" }""")]
    [InlineData("\"like\" is \"warm/smal\"*\"warm/small\"", Warm, """{ "name": "a/b", "like": "warm/smal" }""")]
    [InlineData("\"modes\" is [\"dynamics\"]; expected \"dynamic\"", """{ "name": "a/b", "like": "warm/small", "modes": ["dynamics"] }""", Warm, true)]
    [InlineData("\"regex\" is \"([0-9]+\"; expected a regular expression", """{ "name": "a/b", "measures": { "regex": "([0-9]+" }, "expects": { "notSlower": 0.1 }, "because": "x" }""")]
    [InlineData("\"same\"*none where \"measures\" is \"batches\"", """{ "name": "a/b", "measures": "batches", "same": "x", "expects": { "gainAbove": 0.1 }, "because": "x" }""")]
    [InlineData("\"launchGroup\" is \"all\"; expected one of \"launchGroups\"", """{ "name": "a/b", "measures": "batches", "launchGroup": "all", "expects": { "gainAbove": 0.1 }, "because": "x" }""")]
    [InlineData("\"batches\" is 0", """{ "name": "a/b", "measures": "batches", "batches": 0, "expects": { "gainAbove": 0.1 }, "because": "x" }""")]
    [InlineData("'w' means different workloads", """{ "name": "a/b", "measures": "batches", "workload": "w", "expects": { "gainAbove": 0.1 }, "because": "x" }""",
        """{ "name": "a/c", "like": "a/b", "batches": 3 }""")]
    [InlineData("has no \"candidateWorkload\"", Warm, """{ "name": "a/b", "like": "warm/small", "role": "selfCheck" }""")]
    [InlineData("\"alsoExpects\" has \"p96\", which means nothing there; expected \"p95\"", Warm, """{ "name": "a/b", "like": "warm/small", "alsoExpects": { "p96": { "notMore": 0.1 } } }""")]
    [InlineData("\"p95\" is { \"notMore\": 0.1 }; expected that only where a launch has at least 20 batches", Warm,
        """{ "name": "a/b", "like": "warm/small", "alsoExpects": { "p95": { "notMore": 0.1 } } }""")]
    [InlineData("\"peakMemory\"*that only where \"measures\" is \"batches\" or \"firstResult\"", Warm,
        """{ "name": "a/b", "like": "warm/small", "measures": "wallTime", "alsoExpects": { "peakMemory": { "notMore": 0.1 } } }""")]
    [InlineData("\"sizeOnDisk\" is {}; expected one of { \"gainAbove\": 0.05 }", Warm, """{ "name": "a/b", "like": "warm/small", "alsoExpects": { "sizeOnDisk": {} } }""")]
    [InlineData("\"gainAbove\" is 0; expected a share above 0", Warm, """{ "name": "a/b", "like": "warm/small", "alsoExpects": { "sizeOnDisk": { "gainAbove": 0 } } }""")]
    [InlineData("\"alsoExpects\"*none: what is expected follows from the \"role\"", Warm,
        """{ "name": "a/b", "like": "warm/small", "role": "canary", "alsoExpects": { "sizeOnDisk": { "notMore": 0.1 } } }""")]
    [InlineData("scenario 1 of \"scenarios\" is 3; expected an object", "3")]
    public void Is_told_in_one_line_what_is_wrong_and_what_would_do(string message, string one, string? other = null, bool isOtherFirst = false)
    {
        string[] scenarios = other is null ? [one] : isOtherFirst ? [other, one] : [one, other];

        FluentActions.Invoking(() => Read(scenarios)).Should().Throw<PgoConfigException>()
            .WithMessage($"*pgo.json: *{message}*").Which.Message.Should().Contain("; expected").And.NotContain("\n");
    }

    [Fact]
    public void Is_told_of_the_way_out_where_the_file_is_of_the_old_form() =>
        FluentActions.Invoking(() => ScenarioTable.Of(Load("""{ "project": "App.csproj" }"""))).Should().Throw<PgoConfigException>()
            .WithMessage("*has no \"scenarios\"; expected*inferno-pgo init --upgrade*");

    [Fact]
    public void Is_told_the_nearest_name_at_the_top_of_the_file_too() =>
        FluentActions.Invoking(() => Load("""{ "project": "App.csproj", "training": { "run": [] } }""")).Should().Throw<PgoConfigException>()
            .WithMessage("*\"run\" means nothing there; expected \"runs\", or one of inputs, runs, profiles");

    [Fact]
    public void Takes_the_files_own_variables_and_what_is_given_before_them()
    {
        string[] lines = ["""{ "project": "App.csproj", "variables": { "size": "${INFERNO_NOT_SET:-small}" }, "scenarios": [""",
            """{ "name": "a/b", "measures": "wallTime", "arguments": ["${size}"], "expects": { "notSlower": 0.1 }, "because": "x" }""", "]}"];
        PgoConfig own = Load(string.Concat(lines));
        PgoConfig given = PgoConfig.Load(own.File, new Dictionary<string, string> { ["size"] = "big" });

        ScenarioTable.Of(own).All[0].Launch.Arguments.Should().Equal("small");
        ScenarioTable.Of(given).All[0].Launch.Arguments.Should().Equal("big");
    }

    private static double Margin(IReadOnlyList<Scenario> scenarios) => ((GainAbove)scenarios[0].Expectation).Margin;

    private static Scenario Canary(ScenarioTable table) => table.For(PgoMode.Dynamic).Single(scenario => scenario.Role == Role.Canary);

    private ScenarioTable Read(params string[] scenarios) =>
        ScenarioTable.Of(Load($$"""{ "project": "App.csproj", "scenarios": [ {{string.Join(",\n", scenarios)}} ] }"""));

    private PgoConfig Load(string json)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "App.csproj"), "<Project />");
        string path = Path.Combine(_folder.FullName, "pgo.json");
        File.WriteAllText(path, json);
        return PgoConfig.Load(path);
    }
}
