using System.CommandLine;
using Inferno.Measuring.Scenarios;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo run</c>.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        MeasureOptions options = new();
        Option<Tier> tier = new("--tier")
        {
            Description = "How much is measured: the gate's scenarios, or all of them.",
            DefaultValueFactory = _ => Tier.Full,
        };
        Option<bool> strict = GateOptions.Strict();
        Command command = new(
            "run",
            """
            Builds, verifies and measures: any modes, any scenarios, and the canary that vouches for them.

            Everything goes to a folder under artifacts/pgo/runs, each launch as it comes: an interrupted run goes on with
            --resume. Exit codes: 0 as expected, 1 a scenario failed, 2 undecided (0 without --strict), 3 the measurement
            is worthless, 4 usage or environment.

            Examples:
              inferno-pgo run
              inferno-pgo run --dry-run
              inferno-pgo run --mode nativeaot --group single_request_warm --seed 42
              inferno-pgo run --mode all --tier full --set BENCH_MODEL_PATH=$HOME/models/SmolLM-135M
              inferno-pgo run --resume
            """);
        options.AddTo(command);
        command.Add(tier);
        command.Add(strict);
        command.SetAction((parsed, cancellation) =>
            new Gate("run", parsed.GetValue(tier), parsed.GetValue(strict), Report: null)
                .RunAsync(new Measuring(options, parsed), cancellation));
        return command;
    }
}
