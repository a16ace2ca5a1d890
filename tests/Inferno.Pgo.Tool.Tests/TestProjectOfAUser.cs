using System.Xml.Linq;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>
/// A test project as <c>inferno-pgo init --tests</c> writes it, elsewhere and from packed packages, on a program whose times are written in its
/// source: which test passes, fails or is skipped does not depend on the machine. Over a minute, so nightly, for only a real project shows what the packages lack.
/// </summary>
public sealed class TestProjectOfAUser : IDisposable
{
    private const string Project = "tests/Program.PgoTests";

    private static readonly string[] Packages =
        ["Inferno.Statistics", "Inferno.Pgo", "Inferno.Measuring", "Inferno.History", "Inferno.Reporting", "Inferno.PgoPerf"];

    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task Has_a_test_for_each_scenario_that_ends_as_its_verdict_says()
    {
        await WriteAsync();

        CommandRun all = await RunAsync("--report-xunit-trx", "--results-directory", "out");
        string progress = await File.ReadAllTextAsync(_folder.PathOf("artifacts", "pgo", "progress.log"), TestContext.Current.CancellationToken);
        CommandRun one = await RunAsync("--filter-trait", "Case=gains");
        CommandRun none = await RunAsync("--filter-trait", "Group=wram");

        all.ExitCode.Should().Be(2, all.All);
        all.Output.Should().Contain("# PGO: 1 Fail, 1 Invalid, 1 Inconclusive, 2 Pass").And.Contain("summary.md");
        progress.Should().Contain("dynamic: publishing baseline").And.Contain("# PGO: 1 Fail");
        XElement[] results = [.. XDocument.Load(Directory.GetFiles(_folder.PathOf("out"), "*.trx").Single()).Descendants().Where(node => node.Name.LocalName == "UnitTestResult")];
        results.ToDictionary(result => result.Attribute("testName")!.Value, result => result.Attribute("outcome")!.Value).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["Program.PgoTests.Dynamic.warm/gains"] = "Passed",
            ["Program.PgoTests.Dynamic.warm/gains_more"] = "Failed",
            ["Program.PgoTests.Dynamic.warm/noisy"] = "NotExecuted",
            ["Program.PgoTests.Dynamic.warm/differing"] = "Failed",
            ["Program.PgoTests.Dynamic.canary/byte_copy"] = "Passed",
            ["Program.PgoTests.Claims.Gains_a_seventh"] = "Passed",
            ["Program.PgoTests.Claims.Is_no_faster"] = "Failed",
            ["Program.PgoTests.Claims.Is_declared"] = "Failed",
        });
        all.Output.Should().Contain("'gain > 50%' is refuted by ").And.Contain("Inconclusive: 'gain > 5%' is neither proved nor refuted").And.Contain("Invalid: INF2001")
            .And.Contain("'equal ±5%' is refuted by ").And.Contain("declares no scenario 'warm/gain' for the mode dynamic; expected \"warm/gains\", or one of ");
        one.ExitCode.Should().Be(0, one.All);
        one.Output.Should().MatchRegex(@"total: 1\s");
        none.ExitCode.Should().NotBe(0);
        none.All.Should().Contain("The filter asks for Group=wram, which no test has; expected one of warm, canary.");
    }

    [Fact]
    public async Task Is_never_written_over_another()
    {
        _folder.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>");
        _folder.Write("pgo.json", """{ "project": "App.csproj", "scenarios": [ { "name": "cold/start", "measures": "wallTime", "expects": { "notSlower": 0.1 }, "because": "it starts as before" } ] }""");

        CommandRun first = await CommandRun.ToolAsync(_folder.Root, "init", "--tests", "App.PgoTests");
        CommandRun second = await CommandRun.ToolAsync(_folder.Root, "init", "--tests", "App.PgoTests");
        CommandRun nothing = await CommandRun.ToolAsync(_folder.Root, "init", "--tests", "Others", "--output", "other.json");

        first.ExitCode.Should().Be(0, first.All);
        first.Output.Trim().Should().Be(_folder.PathOf("App.PgoTests", "App.PgoTests.csproj"));
        second.ExitCode.Should().Be(4);
        second.Error.Should().Match("inferno-pgo: *App.PgoTests.csproj exists already; name another folder, or delete it first\n");
        nothing.ExitCode.Should().Be(4);
        nothing.Error.Should().Be("inferno-pgo: expected a project file, for there is no other.json: inferno-pgo init PROJECT (see --help)\n");
    }

    private async Task WriteAsync()
    {
        _folder.CopyTree(RepositoryLayout.At("tests", "fixtures", "programs", "WrittenTime"), "Program");
        _folder.Write("pgo.json", $$"""
            {
              "project": "Program/WrittenTime.csproj",
              "scenarios": [
                { "name": "warm/gains", "arguments": [], "measures": "batches", "batches": 3, "modes": ["dynamic"], "expects": { "gainAbove": 0.1 }, "because": "a fifth is gained" },
                { "name": "warm/gains_more", "like": "warm/gains", "expects": { "gainAbove": 0.5 }, "because": "half is not" },
                { "name": "warm/noisy", "like": "warm/gains", "arguments": ["noisy={{_folder.PathOf("launches").Replace('\\', '/')}}"], "expects": { "gainAbove": 0.05 }, "because": "nobody can tell" },
                { "name": "warm/differing", "like": "warm/gains", "arguments": ["differing"], "because": "it computes something else" }
              ]
            }
            """);
        foreach (string package in Packages)
        {
            await SucceedAsync("dotnet", RepositoryLayout.Root, "pack", Path.Combine("src", package), "--no-build", "--configuration", Configuration, "--output", _folder.PathOf("packages"));
        }

        CommandRun init = await CommandRun.ToolAsync(_folder.Root, "init", "--tests", Project);
        init.ExitCode.Should().Be(0, init.All);
        _folder.Write("tests/Program.PgoTests/Claims.cs", """
            using Inferno.Pgo.Builds;
            using Inferno.PgoPerf;
            using Xunit;

            namespace Program.PgoTests;

            [PgoProgram("../../pgo.json")]
            public sealed class Claims(PgoRun run) : PgoClaims(run)
            {
                [Fact]
                public Task Gains_a_seventh() => PgoCase.For(PgoMode.Dynamic).Scenario("warm/gains_more").ExpectGainAbove(0.14).RunAsync();

                [Fact]
                public Task Is_no_faster() => PgoCase.For(PgoMode.Dynamic).Scenario("warm/gains").ExpectEqualWithin(0.05).RunAsync();

                [Fact]
                public Task Is_declared() => PgoCase.For(PgoMode.Dynamic).Scenario("warm/gain").RunAsync();
            }
            """);
    }

    private static string Configuration => new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent!.Name;

    private static async Task SucceedAsync(string program, string folder, params string[] arguments)
    {
        CommandRun run = await CommandRun.StartAsync(program, folder, arguments);
        run.ExitCode.Should().Be(0, run.All);
    }

    // Packages of this build go into a cache of their own; what they depend on is taken from where it is.
    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.StartAsync(
        "dotnet",
        _folder.Root,
        new Dictionary<string, string?>
        {
            ["NUGET_PACKAGES"] = _folder.PathOf("cache"),
            ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } packages
                ? packages
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            ["RestoreAdditionalProjectSources"] = _folder.PathOf("packages"),
            ["INFERNO_SEED"] = "1",
        },
        ["run", "--project", Project, "--", .. arguments]);
}
