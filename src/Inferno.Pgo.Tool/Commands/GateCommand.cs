using System.CommandLine;
using Inferno.PgoPerf.Gating;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo gate</c>.</summary>
internal static class GateCommand
{
    public static Command Create()
    {
        MeasureOptions options = new();
        Option<bool> strict = Strict();
        Command command = new(
            "gate",
            """
            Measures the few scenarios that every change must pass, and exits with the verdict.

            Writes report.md into the run's folder, for a pull request, and appends it to $GITHUB_STEP_SUMMARY where that
            is set. Exit codes: 0 pass, 1 fail, 2 undecided (0 without --strict), 3 the measurement is worthless,
            4 usage or environment.

            Examples:
              inferno-pgo gate
              inferno-pgo gate --mode dynamic --strict
              inferno-pgo gate --resume
            """);
        options.AddTo(command);
        command.Add(strict);
        command.SetAction((parsed, cancellation) =>
            RunAsync(new Measuring(options, parsed), parsed.GetValue(strict), cancellation));
        return command;
    }

    /// <summary>The option that decides what undecided means.</summary>
    public static Option<bool> Strict() => new("--strict")
    {
        Description = $"Exit with {ExitCode.Inconclusive} where a scenario stays undecided.",
    };

    private static async Task<int> RunAsync(Measuring measuring, bool strict, CancellationToken cancellation)
    {
        (RunFolder folder, RunRecord run) = await measuring.RunAsync(Tier.Gate, cancellation);
        Verdict verdict = Measuring.VerdictOf(run);
        string report = GateMarkdown.Render(run, verdict, strict);
        WholeFile.Write(folder.Report, report);
        await StepSummary.AppendAsync(report, cancellation);
        await Console.Out.WriteLineAsync(SummaryMarkdown.Render(run));
        await Console.Out.WriteLineAsync(folder.Report);
        return Measuring.Conclude(verdict, strict);
    }
}
