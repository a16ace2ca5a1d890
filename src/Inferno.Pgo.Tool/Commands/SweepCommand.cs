using System.CommandLine;
using Inferno.Lab.Sweeps;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Tool.Commands.Sweep;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo sweep`: how the gain and the score fall with a model's width.</summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        SweepOptions options = new();
        Command command = new(
            "sweep",
            """
            Measures what PGO gains on models of several widths, and how well their suitability scores foretell it.

            Models have seeded random weights and are made on the fly. The score of a width is taken from an
            instrumented run before anything is timed. Pairs rotate over the widths. What was measured is kept in
            DIR/sweep.json and a further call with the same builds adds to it, so a long sweep can be cut into short
            ones; a gain needs 10 pairs of a width. Each mode is compared with its own baseline.
            Exit codes: 0 measured, 4 usage or environment, or a launch that gives no value.

            Examples:
              inferno-pgo sweep --pairs 0
              inferno-pgo sweep --pairs 5
              inferno-pgo sweep --mode nativeaot --mode readytorun
              inferno-pgo sweep --widths 48 160 --output artifacts/sweep-other --pairs 10
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SweepOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        ConsoleProgress progress = new();
        string output = options.Output(parsed);
        SweepFiles files = new(output);
        PgoConfig config = options.Config(parsed);
        Builder builder = new(config, progress);
        using FreshCopies copies = new(Path.Combine(output, "copies"));
        LiveRounds rounds = new(copies.Renew, config.Metrics);
        foreach (PgoMode mode in options.Modes(parsed))
        {
            BuildResult builds = await builder.EnsureAsync(mode, cancellation);

            PgoMode instrumented = ModeDefinition.Of(mode).Instrumented;
            BuildResult probed = instrumented == mode ? builds : await builder.EnsureAsync(instrumented, cancellation);
            SweepRecord known = KnownSweep.Of(files, builds, options.Seed(parsed));
            SweepPlan plan = new(
                mode,
                ProgramBuild.In("baseline", builds.BaselineDirectory),
                ProgramBuild.In("pgo", builds.PgoDirectory),
                ProgramBuild.In("pgo", probed.PgoDirectory),
                await ModelsAsync(options, parsed, progress, cancellation),
                known.Seed);
            SweepRecord sweep = await new WidthSweep(rounds, plan, files, progress).RunAsync(known, options.Pairs(parsed), cancellation);
            SweepPlot.Save(sweep, output);
        }

        await Console.Out.WriteAsync(SweepMarkdown.Render(files.Load()!));
        await Console.Error.WriteLineAsync($"wrote {files.Json}, sweep.md, sweep.svg and sweep.png");
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<SweepModel>> ModelsAsync(
        SweepOptions options, ParseResult parsed, ConsoleProgress progress, CancellationToken cancellation)
    {
        SweepModels models = new(options.Generator(parsed), Path.Combine(options.Output(parsed), "models"));
        List<SweepModel> made = [];
        foreach (int hidden in options.Widths(parsed))
        {
            progress.Report($"model of width {hidden}");
            made.Add(new SweepModel(hidden, options.Request(parsed, await models.EnsureAsync(hidden, options.Seed(parsed), cancellation))));
        }

        return made;
    }
}
