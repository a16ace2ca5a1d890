using System.CommandLine;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo compare`: two builds of any program, side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        CompareOptions options = new();
        Command command = new(
            "compare",
            """
            Measures two builds of any program in randomised pairs and says how much less time the second takes.

            With --metric batches, for a program that takes part in rounds (it calls Measured.Run of the package
            Inferno.Measured): both builds are alive together, settle, and serve their batches in turn. That is the
            sharpest and the fastest; what they say they computed must be the same. Nothing is guessed: where --metric
            is left out, such a program is measured by its wall time too, and that is mostly its settling.

            Any other program is launched, one build after the other. A launch is worth its wall time, or numbers that
            it prints: one for each of at least 8 batches after its warm-up, whose median counts, or a single one. Only
            a number a batch shows whether a launch had settled; what had not is no verdict.

            Pairs are looked at after 10, 15, 20, 30 and 40; measuring stops when one look decides. Each launch starts
            from a copy of its build's folder and gets the environment without DOTNET_ switches. A pair of which a
            launch crashes or hangs is done again, three times at most.

            Exit codes: 0 measured, 3 the measurement is worthless, 4 usage or environment, a launch that gives no
            value, or --metric batches of a program that takes no part in rounds. With --gain-above: 0 proved, 1 refuted, 2 not decided.

            Examples:
              inferno-pgo compare artifacts/pgo/nativeaot/baseline/app artifacts/pgo/nativeaot/pgo/app -- --input big.json
              inferno-pgo compare old/app new/app --metric batches -- --input big.json
              inferno-pgo compare old/app new/app --metric "batch: ([0-9.]+) ms" --same "checksum: (.+)" -- bench
              inferno-pgo compare old/app new/app --metric "([0-9.]+) requests/s" --higher-is-better --gain-above 5 --json result.json
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CompareOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        ComparisonPlan plan = options.Plan(parsed);
        FileInfo? json = options.Json(parsed);

        // Minutes of work should not end at a folder that cannot be made.
        json?.Directory!.Create();
        ComparisonRecord comparison = await new ProgramComparer(plan, new ConsoleProgress()).RunAsync(cancellation);
        await AfterVerdict.WriteAsync("standard output", () => Console.Out.WriteAsync(ComparisonReport.Text(comparison)));
        if (json is not null)
        {
            await AfterVerdict.WriteAsync($"--json {json}", () =>
            {
                ComparisonReport.Save(comparison, json.FullName);
                Console.Error.WriteLine($"wrote {json.FullName}");
            });
        }

        return Code(comparison.Verdict.Outcome, options.IsGate(parsed));
    }

    private static int Code(Outcome outcome, bool isGate) => outcome switch
    {
        Outcome.Invalid => ExitCode.Invalid,
        Outcome.Fail when isGate => ExitCode.Failed,
        Outcome.Inconclusive when isGate => ExitCode.Inconclusive,
        _ => ExitCode.Success,
    };
}
