using System.CommandLine;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Pins;
using Inferno.Pgo.Tool.Output;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo pin</c>.</summary>
internal static class PinCommand
{
    public static Command Create()
    {
        PinOptions options = new();
        Command command = new(
            "pin",
            """
            Makes builds the reference that later nights are measured against.

            Copies the builds that lie there, with manifest and profile, to artifacts/pgo/pins/DIGEST, by the digest of
            their content and with the commit that they were built from. The latest pin of a mode is its reference; older
            ones stay until they are removed. Exit codes: 0 done, 4 usage or environment: no builds, builds that fail their
            verification, builds that are not those of the run; with --list also a pin that is not what was pinned.

            Examples:
              inferno-pgo pin
              inferno-pgo pin nativeaot
              inferno-pgo pin 20261123T221641Z-103c1e2c
              inferno-pgo pin --list
              inferno-pgo pin --remove 1f0c3a
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static Task<int> RunAsync(PinOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        PgoConfig config = options.Config(parsed);
        PinStore store = new(config);
        return options switch
        {
            _ when options.IsList(parsed) => Task.FromResult(List(store)),
            _ when options.Removed(parsed) is { } digits => Task.FromResult(Remove(store, digits)),
            _ => PinAsync(store, Directories(config, options.Names(parsed)), cancellation),
        };
    }

    private static async Task<int> PinAsync(PinStore store, IReadOnlyList<string> directories, CancellationToken cancellation)
    {
        foreach (string directory in directories)
        {
            Console.WriteLine(await store.AddAsync(directory, rebuilt: null, cancellation));
        }

        return ExitCode.Success;
    }

    private static int List(PinStore store)
    {
        IReadOnlyList<PinEntry> pins = store.List();
        Console.Write(PinMarkdown.Render(pins));
        return pins.Any(pin => pin.Damage is not null) ? ExitCode.Environment : ExitCode.Success;
    }

    private static int Remove(PinStore store, string digits)
    {
        Console.WriteLine($"removed {store.Remove(digits)}");
        return ExitCode.Success;
    }

    private static IReadOnlyList<string> Directories(PgoConfig config, IReadOnlyList<string> names) => names switch
    {
        [] => Present(config),
        [var only] when PgoModes.Find(only) is null => MeasuredBuilds.Of(config, only),
        _ => [.. names.Select(name => PgoModes.Find(name) is not null
            ? Path.Combine(config.Output, name)
            : throw new ArgumentException($"'{name}' is no mode, expected {Modes}; or name one run and nothing else"))],
    };

    private static string[] Present(PgoConfig config)
    {
        string[] present = [.. PgoModes.All.Select(mode => Path.Combine(config.Output, mode.Name())).Where(Directory.Exists)];
        return present.Length > 0
            ? present
            : throw new ArgumentException($"{config.Output} holds no builds to pin; make them with inferno-pgo build");
    }

    private static string Modes => string.Join(", ", PgoModes.All.Select(mode => mode.Name()));
}
