using System.Runtime.Versioning;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests.Workflows;

/// <summary>
/// Every command line of the workflows, run here. What takes minutes is asked only for what it would do, and tests are only
/// listed; with <c>--explicit on</c> everything runs as it stands.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunningTheWorkflows : IDisposable
{
    private readonly Workspace _folder = new();

    public static TheoryData<WorkflowStep> Steps => [.. WorkflowStep.ReadAll()];

    private static string Configuration =>
        new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent!.Name;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_does_what_it_would_do_there(WorkflowStep step)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the workflows run on Linux");

        CommandRun run = await BashAsync(Quick(step.Run), Configuration);

        run.ExitCode.Should().Be(0, $"{step} said {run.All}");
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Steps))]
    public async Task A_step_runs_in_full(WorkflowStep step)
    {
        DateTime start = DateTime.UtcNow;

        CommandRun run = await BashAsync(step.Run, configuration: null);

        if (!Measures(step.Run))
        {
            run.ExitCode.Should().Be(0, $"{step} said {run.All}");
            return;
        }

        run.ExitCode.Should().BeInRange(0, 2, $"pass, fail and undecided are answers; {step} said {run.All}");
        File.GetLastWriteTimeUtc(RepositoryLayout.At("artifacts", "pgo", "report.md")).Should().BeAfter(start, "the verdict is in the report");
    }

    [Fact]
    public void The_workflows_test_gate_and_measure_at_night()
    {
        string[] runs = [.. WorkflowStep.ReadAll().Select(step => step.Run)];

        runs.Should().ContainSingle(run => run.Contains(" -- gate --reference --pin-missing --report artifacts/pgo/report.md"))
            .And.ContainSingle(run => run == "eng/nightly.sh --pin-missing --report artifacts/pgo/report.md")
            .And.ContainSingle(run => run == File.ReadLines(RepositoryLayout.At("README.md")).First(line => line.Contains("Category!=Pgo")))
            .And.ContainSingle(run => run.StartsWith("gh pr comment") && run.EndsWith("--body-file artifacts/pgo/report.md"));
    }

    [Fact]
    public async Task A_step_that_fails_is_seen()
    {
        WorkflowStep step = WorkflowStep.Parse("bad.yml", "jobs:\n  one:\n    steps:\n      - name: Bad\n        run: exit 7\n").Single();

        (await BashAsync(Quick(step.Run), Configuration)).ExitCode.Should().Be(7);
    }

    // What is built already serves, which is this project; what measures forecasts.
    private static string Quick(string run)
    {
        string quick = run.Replace("--configuration Release", $"--configuration {Configuration}", StringComparison.Ordinal);
        return quick switch
        {
            _ when quick.StartsWith("dotnet test", StringComparison.Ordinal) =>
                $"{quick} --project tests/Inferno.Pgo.Tool.Tests --configuration {Configuration} --no-build --list-tests",
            _ when quick.StartsWith("dotnet build", StringComparison.Ordinal) => $"{quick} --no-restore -p:BuildProjectReferences=false",
            _ when Measures(quick) => $"{quick} --dry-run",
            _ => quick,
        };
    }

    private static bool Measures(string run) =>
        run.Contains("-- gate", StringComparison.Ordinal) || run.StartsWith("eng/nightly.sh", StringComparison.Ordinal);

    // Every build reads CONFIGURATION as its own: a step that runs in full may not see one that the workflow does not set.
    private Task<CommandRun> BashAsync(string script, string? configuration)
    {
        string gh = _folder.Write("gh", "#!/bin/sh\n[ \"$1 $2\" = 'pr comment' ] && [ \"$3\" = 42 ]\n");
        File.SetUnixFileMode(gh, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return CommandRun.StartAsync(
            "bash",
            RepositoryLayout.Root,
            new Dictionary<string, string?>
            {
                ["PATH"] = $"{_folder.Root}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CONFIGURATION"] = configuration,
                ["PULL_REQUEST"] = "42",
                ["GITHUB_STEP_SUMMARY"] = _folder.PathOf("summary.md"),
            },
            "-eo", "pipefail", "-c", script);
    }
}
