using System.CommandLine;
using System.Security.Cryptography;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Tool.Commands.Sweep;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Sweeps;

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
            ones; a gain needs 10 pairs of a width. Exit codes: 0 measured, 4 usage or environment, or a launch that
            gives no value.

            Examples:
              inferno-pgo sweep --pairs 0
              inferno-pgo sweep --pairs 5
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
        BuildResult builds = await new Builder(options.Config(parsed), progress).EnsureAsync(PgoMode.Dynamic, cancellation);
        SweepRecord known = Matching(files, builds, options.Seed(parsed));
        SweepModels models = new(options.Generator(parsed), Path.Combine(output, "models"));
        List<SweepModel> made = [];
        foreach (int hidden in options.Widths(parsed))
        {
            progress.Report($"model of width {hidden}");
            made.Add(new SweepModel(hidden, await models.EnsureAsync(hidden, known.Seed, cancellation)));
        }

        SweepPlan plan = new(
            new BuildPair(Program("baseline", builds.BaselineDirectory), Program("pgo", builds.PgoDirectory)), made, known.Seed);
        SweepRecord sweep = await new WidthSweep(plan, files, progress).RunAsync(known, options.Pairs(parsed), cancellation);
        SweepPlot.Save(sweep, output);
        await Console.Out.WriteAsync(SweepMarkdown.Render(sweep));
        await Console.Error.WriteLineAsync($"wrote {files.Json}, sweep.md, sweep.svg and sweep.png");
        return ExitCode.Success;
    }

    private static SweepRecord Matching(SweepFiles files, BuildResult builds, int seed)
    {
        string digest = Convert.ToHexStringLower(
            SHA256.HashData(File.ReadAllBytes(Path.Combine(builds.Directory, BuildManifest.FileName))));
        SweepRecord fresh = new() { Seed = seed, Builds = digest, Machine = MachineRecord.Current(), Points = [] };
        return files.Load() switch
        {
            null => fresh,
            var known when known.Builds != digest || known.Seed != seed || known.Machine.Fingerprint != fresh.Machine.Fingerprint =>
                throw new ArgumentException(
                    $"{files.Json} was measured with other builds, another seed or on another machine; "
                    + "give another --output, or remove it"),
            var known => known,
        };
    }

    private static ProgramBuild Program(string name, string directory) =>
        new(name, Path.Combine(directory, OperatingSystem.IsWindows() ? "concurrent_inference.exe" : "concurrent_inference"));
}
