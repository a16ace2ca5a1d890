using System.CommandLine;
using Inferno.PgoPerf.Scenarios;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo gate</c>.</summary>
internal static class GateCommand
{
    public static Command Create()
    {
        MeasureOptions options = new();
        Option<bool> strict = GateOptions.Strict();
        Option<FileInfo?> report = GateOptions.Report();
        Command command = new(
            "gate",
            """
            Measures the few scenarios that every change must pass, and exits with the verdict.

            Writes report.md into the run's folder, for a pull request, and appends it to $GITHUB_STEP_SUMMARY where that
            is set. Exit codes: 0 pass, 1 fail, 2 undecided (0 without --strict), 3 the measurement is worthless,
            4 usage or environment. Builds that differ in more than PGO make it worthless as well.

            Examples:
              inferno-pgo gate
              inferno-pgo gate --dry-run
              inferno-pgo gate --mode dynamic --strict --report artifacts/pgo/report.md
              inferno-pgo gate --resume
            """);
        options.AddTo(command);
        command.Add(strict);
        command.Add(report);
        command.SetAction((parsed, cancellation) =>
            new Gate("gate", Tier.Gate, parsed.GetValue(strict), parsed.GetValue(report))
                .RunAsync(new Measuring(options, parsed), cancellation));
        return command;
    }
}
