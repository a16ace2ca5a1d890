using System.CommandLine;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo nightly</c>.</summary>
internal static class NightlyCommand
{
    public static Command Create()
    {
        MeasureOptions options = new(isNight: true);
        Option<FileInfo?> report = GateOptions.Report();
        Option<bool> pinMissing = GateOptions.PinMissing();
        Command command = new(
            "nightly",
            """
            Measures all modes and scenarios strictly, and tonight's builds against the pinned reference builds.

            Three things vouch for the night: the byte copy of the baseline must not differ; a copy that is asked for more
            tokens must be found slower; and reference and tonight's build are launched in turn, never compared by
            stored times. A reference that no longer runs is rebuilt from its commit.

            Exit codes: 0 all as expected and nothing regressed, 1 a scenario failed or regressed, 2 a scenario is
            undecided, 3 the measurement is worthless, 4 usage or environment: a mode that cannot be built here, no
            reference.

            Examples:
              inferno-pgo nightly --pin-missing
              inferno-pgo nightly --dry-run
              inferno-pgo nightly --mode dynamic --group single_request_warm
              inferno-pgo nightly --resume
            """);
        options.AddTo(command);
        command.Add(report);
        command.Add(pinMissing);
        command.SetAction((parsed, cancellation) =>
            new Gate("nightly", Tier.Full, IsStrict: true, parsed.GetValue(report))
                .RunAsync(new Measuring(options, parsed, new ReferenceOptions(parsed.GetValue(pinMissing)), isNight: true), cancellation));
        return command;
    }
}
