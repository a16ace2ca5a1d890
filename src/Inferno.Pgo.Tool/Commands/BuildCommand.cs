using System.CommandLine;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo build</c>.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        BuildOptions options = new();
        Option<bool> force = new("--force")
        {
            Description = "Build even where nothing changed. A profile of these sources is used again; see --retrain.",
        };
        Option<bool> retrain = new("--retrain") { Description = "Train even where there is a profile of these sources." };
        Command command = new(
            "build",
            """
            Publishes the program twice, without and with PGO, and verifies that the builds differ in PGO only.

            The static modes train the program first. Up-to-date builds and profiles are reused: content counts,
            dates do not. `--mode all` skips a mode whose tools are missing, and says so; builds that fail their verification do
            not keep it from the next mode. Exit codes: 0 built or up to
            date, 1 the builds failed their verification, 4 usage or environment.

            Examples:
              inferno-pgo build
              inferno-pgo build --mode nativeaot --force
              inferno-pgo build --mode all --retrain
              inferno-pgo build --config my/pgo.json --output /tmp/builds
            """);
        options.AddTo(command);
        command.Add(force);
        command.Add(retrain);
        command.SetAction(async (parsed, cancellation) =>
        {
            Builder builder = new(options.Config(parsed), new ConsoleProgress());
            options.Modes(parsed).ToList().ForEach(builder.Check);
            if (parsed.GetValue(retrain) && options.Modes(parsed).Any(mode => ModeDefinition.Of(mode).IsStatic))
            {
                await builder.TrainAsync(cancellation);
            }

            return await RunAsync(builder, options, parsed, parsed.GetValue(force), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Builder builder, BuildOptions options, ParseResult parsed, bool force, CancellationToken cancellation)
    {
        int code = ExitCode.Success;
        foreach (PgoMode mode in options.Modes(parsed))
        {
            if (options.IsAll(parsed) && builder.Missing(mode) is { } missing)
            {
                await Console.Error.WriteLineAsync($"{mode.Name()}: skipped: {missing}");
                continue;
            }

            try
            {
                BuildResult result = force
                    ? await builder.BuildAsync(mode, cancellation)
                    : await builder.EnsureAsync(mode, cancellation);
                Console.WriteLine(result.Directory);
            }
            catch (BuildRejectedException e)
            {
                code = ErrorLine.Write($"{mode.Name()}: {e.Message}", ExitCode.Failed);
            }
        }

        return code;
    }
}
