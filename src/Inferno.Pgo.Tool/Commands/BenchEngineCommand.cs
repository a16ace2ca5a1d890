using System.CommandLine;
using Inferno.Lab.Bench;
using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo bench engine</c>.</summary>
internal static class BenchEngineCommand
{
    public static Command Create()
    {
        BuildOptions builds = new();
        BenchEngineOptions options = new();
        Command command = new(
            "engine",
            """
            Measures the managed engine, without and with a profile, against ONNX Runtime on the same models.

            Builds the mode where that is needed, writes models of random weights, and launches all contenders in
            blocks of random order: decoding, a prompt of 128 tokens, requests at once, and the cold start. ONNX
            Runtime runs with the better of 1 and 2 threads. Prints a table with the goals and what bounds the speed
            on this machine, and writes it with every value to bench-engine.md and bench-engine.json.
            A case takes a minute or two; leave the machine alone meanwhile.

            Exit codes: 0 measured, 1 the builds failed their verification, 4 usage, environment, or a launch failed.

            Examples:
              inferno-pgo bench engine
              inferno-pgo bench engine --width 128 --width 288 --mode nativeaot --folder /tmp/bench
            """);
        builds.AddTo(command);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(builds, options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        BuildOptions builds, BenchEngineOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        ConsoleProgress progress = new();
        PgoConfig config = builds.Config(parsed);
        PgoMode mode = builds.Modes(parsed) is [var only] ? only : throw new ArgumentException("--mode: name one mode, not all");
        BuildResult built = await new Builder(config, progress).EnsureAsync(mode, cancellation);
        EngineBenchPlan plan = await options.PlanAsync(parsed, built, progress, cancellation);
        using FreshCopies copies = new(Path.Combine(options.Folder(parsed), "copies"));
        EngineBenchRecord bench = await new EngineBench(new LiveRounds(copies.Renew, config.Metrics), plan, progress).RunAsync(cancellation);
        await Console.Out.WriteAsync(EngineBenchReport.Markdown(bench));
        foreach (string path in EngineBenchReport.Save(bench, options.Folder(parsed)))
        {
            await Console.Error.WriteLineAsync($"wrote {path}");
        }

        return ExitCode.Success;
    }
}
