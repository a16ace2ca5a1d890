using System.CommandLine;
using Inferno.Lab.Noise;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Tool.Output;
using Inferno.Statistics;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo aa`: what the noise of this machine is like, and what can be proved in it.</summary>
internal static class AaCommand
{
    public static Command Create()
    {
        AaOptions options = new();
        Command command = new(
            "aa",
            """
            Launches one build and its byte copy in randomised pairs and says how small a gain this machine can prove.

            Writes the launches (aa-launches.csv, which `calibrate --traces` reads) and what they say (aa.md, aa.json).
            Ctrl-C ends it early and keeps what was measured. Close what else is running, or leave it running to learn
            what it costs. Exit codes: 0 measured, 1 the copy measures differently, so no verdict of this machine counts,
            4 usage or environment, 130 stopped early.

            Examples:
              inferno-pgo aa
              inferno-pgo aa --minutes 15 --mode nativeaot
              inferno-pgo aa --build artifacts/pgo/dynamic/baseline
              inferno-pgo calibrate --traces artifacts/aa/aa-launches.csv
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(AaOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        // Minutes of work should not end at a folder that cannot be made.
        NoiseFolder folder = new(Directory.CreateDirectory(options.Output(parsed)).FullName);
        MeasurementSettings settings = options.Settings(parsed);
        ConsoleProgress progress = new();
        PgoConfig config = options.Config(parsed);
        Scenario canary = ScenarioTable.Of(config).TrialOf(options.Mode(parsed));
        string directory = options.Build(parsed) ?? await BuildAsync(config, options.Mode(parsed), progress, cancellation);
        string copy = ByteCopy.Make(directory, Path.Combine(folder.Path, "copy"));
        ProgramBuild baseline = ProgramBuild.In("baseline", directory);
        using FreshCopies copies = new(Path.Combine(folder.Path, "copies"));
        CopyTrace trace = await new TraceCollector(new LiveRounds(copies.Renew, config.Metrics), canary, settings, progress)
            .CollectAsync(baseline, baseline.CopiedTo(copy, "byte copy"), options.Time(parsed), cancellation);
        await AfterVerdict.WriteAsync(folder.Trace, () =>
        {
            folder.Write(trace);
            Console.Error.WriteLine($"wrote {folder.Trace}");
        });
        int outcome = trace.Samples.Pairs.Count < PairedLogRatio.FewestPairs
            ? TooFew(trace)
            : await ConcludeAsync(folder, NoiseReport.Of(trace, settings, baseline));
        return cancellation.IsCancellationRequested ? ExitCode.Cancelled : outcome;
    }

    private static async Task<string> BuildAsync(
        PgoConfig config, PgoMode mode, ConsoleProgress progress, CancellationToken cancellation) =>
        (await new Builder(config, progress).EnsureAsync(mode, cancellation)).BaselineDirectory;

    private static int TooFew(CopyTrace trace)
    {
        Console.Error.WriteLine(
            $"inferno-pgo: {trace.Samples.Pairs.Count} pairs measured, at least {PairedLogRatio.FewestPairs} are needed "
            + "to say anything; give it more --minutes");
        return ExitCode.Environment;
    }

    private static async Task<int> ConcludeAsync(NoiseFolder folder, NoiseReport report)
    {
        await AfterVerdict.WriteAsync("standard output", () => Console.Out.WriteAsync(NoiseMarkdown.Render(report)));
        await AfterVerdict.WriteAsync($"{folder.Summary} or {folder.Json}", () =>
        {
            folder.Write(report);
            Console.Error.WriteLine($"wrote {folder.Summary}\nwrote {folder.Json}");
        });
        return report.IsSound ? ExitCode.Success : ExitCode.Failed;
    }
}
