using System.CommandLine;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Gating;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Runs;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>Measures what a command line asks for, and says what it came to.</summary>
/// <param name="options">The command's options.</param>
/// <param name="parsed">Their values.</param>
internal sealed class Measuring(MeasureOptions options, ParseResult parsed)
{
    private readonly ConsoleProgress _progress = new();

    /// <summary>Measures every mode, one after the other.</summary>
    /// <returns>The run as it was written to its folder.</returns>
    /// <exception cref="MissingToolchainException">A mode that was asked for, or the last one, cannot be built here.</exception>
    public async Task<(RunFolder Folder, RunRecord Run)> RunAsync(Tier tier, CancellationToken cancellation)
    {
        (IReadOnlyList<PgoMode> modes, bool isExplicit) = options.Modes(parsed);
        PerfRun run = options.Begin(parsed, _progress);
        MissingToolchainException? missing = null;
        foreach (PgoMode mode in modes)
        {
            try
            {
                await run.MeasureAsync(mode, options.Scenarios(parsed, mode, tier), cancellation);
            }
            catch (MissingToolchainException e) when (!isExplicit)
            {
                missing = e;
                await Console.Error.WriteLineAsync($"{mode.Name()}: skipped: {e.Message}");
            }
        }

        return File.Exists(run.Folder.Record) ? (run.Folder, RunJson.Read(run.Folder.Record)) : throw missing!;
    }

    /// <summary>Says what <paramref name="verdict"/> is and what to do about it, and gives its exit code.</summary>
    public static int Conclude(Verdict verdict, bool strict)
    {
        Console.WriteLine($"{verdict.Outcome}: {verdict.Reason}.");
        if (verdict.NextStep.Length > 0)
        {
            Console.WriteLine($"Next step: {verdict.NextStep}.");
        }

        return ExitCode.Of(verdict.Outcome, strict);
    }

    /// <summary>The verdict on all of <paramref name="run"/>.</summary>
    public static Verdict VerdictOf(RunRecord run) => OverallVerdict.Of([.. run.Modes.Select(mode => mode.Result)]);
}
