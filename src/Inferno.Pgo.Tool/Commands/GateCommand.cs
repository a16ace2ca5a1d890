using System.CommandLine;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo gate</c>.</summary>
internal static class GateCommand
{
    public static Command Create()
    {
        MeasureOptions options = new();
        Option<bool> strict = GateOptions.Strict();
        Option<FileInfo?> report = GateOptions.Report();
        Option<bool> pinMissing = GateOptions.PinMissing();
        Option<bool> reference = new("--reference")
        {
            Description = $"Also measure against the pinned reference builds, in turn; {pinMissing.Name} implies it.",
        };
        Command command = new(
            "gate",
            """
            Measures the few scenarios that every change must pass, and exits with the verdict.

            Writes report.md into the run's folder, for a pull request, and appends it to $GITHUB_STEP_SUMMARY where that
            is set. Exit codes: 0 pass, 1 fail, 2 undecided (0 without --strict), 3 the measurement is worthless,
            4 usage or environment. Builds that differ in more than PGO make it worthless as well.

            A gain well above its margin can shrink a lot before the margin is missed. --reference finds that: it exits with
            1 where the PGO build is more than 3% slower than the pinned one.

            Examples:
              inferno-pgo gate
              inferno-pgo gate --dry-run
              inferno-pgo gate --mode dynamic --strict --report artifacts/pgo/report.md
              inferno-pgo gate --reference --pin-missing
              inferno-pgo gate --resume
            """);
        options.AddTo(command);
        command.Add(strict);
        command.Add(report);
        command.Add(reference);
        command.Add(pinMissing);
        command.SetAction((parsed, cancellation) =>
            new Gate("gate", Tier.Gate, parsed.GetValue(strict), parsed.GetValue(report))
                .RunAsync(new Measuring(options, parsed, Reference(parsed)), cancellation));
        return command;

        ReferenceOptions? Reference(ParseResult parsed) => parsed.GetValue(reference) || parsed.GetValue(pinMissing)
            ? new ReferenceOptions(parsed.GetValue(pinMissing))
            : null;
    }
}
