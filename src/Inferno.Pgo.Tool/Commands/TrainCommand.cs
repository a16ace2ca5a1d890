using System.CommandLine;
using System.Runtime.InteropServices;
using Inferno.Pgo.Profiles.Training;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo train -- COMMAND…`: runs a .NET program instrumented and keeps its trace.</summary>
public static class TrainCommand
{
    private static readonly Option<FileInfo> Output = new("--output", "-o")
    {
        Description = "The trace to write.",
        DefaultValueFactory = _ => new FileInfo("training.nettrace"),
    };

    private static readonly Option<double?> StopAfter = new("--stop-after")
    {
        Description = "Stop the program after so many seconds.",
        HelpName = "SECONDS",
    };

    private static readonly Option<string?> StopWhen = new("--stop-when")
    {
        Description = "Stop the program once it has written a line that holds this text.",
        HelpName = "TEXT",
    };

    private static readonly Option<string> Signal = new("--stop-signal")
    {
        Description = "How the program is asked to end.",
        DefaultValueFactory = _ => StopSignal.Terminate.Name(),
    };

    private static readonly Option<double?> Limit = new("--timeout")
    {
        Description = "Stop the program after so many seconds and call the run failed: whatever was awaited has not come.",
        HelpName = "SECONDS",
    };

    private static readonly Option<bool> KeepFailed = new("--keep-failed")
    {
        Description = "Keep what a run has counted that fails in the end: another exit code than 0, a timeout.",
    };

    private static readonly Option<string?> Program = new("--program")
    {
        Description = "The assembly whose process is kept where the command starts several, for instance `dotnet test`.",
        HelpName = "NAME",
    };

    private static readonly Option<int?> Attach = new("--attach")
    {
        Description = "Take the counts of this process instead, which was started instrumented. They come as it ends.",
        HelpName = "PID",
    };

    private static readonly Argument<string[]> Words = new("command")
    {
        Description = "The program and its arguments, after --.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        Command command = new(
            "train",
            """
            Runs a .NET program instrumented and writes what it did to a .nettrace file.

            The program runs slower than usual. It ends by itself with exit code 0, or is stopped: by --stop-after, --stop-when, Ctrl-C
            or a SIGTERM to this command, which it is handed on. It then ends in its own way, and what it did until then is kept. It must
            be IL: a .dll, or an executable that is not NativeAOT. It reads this command's standard input. `inferno-pgo build` trains by
            itself, without input; this is for profiles made by hand. Of `dotnet run` and `dotnet test` the program's trace is kept, not the
            SDK's or the tests'.
            Exit codes: 0 trained, 4 usage, or a run that failed or left no instrumentation data.

            Examples:
              inferno-pgo train -- dotnet bin/Release/net10.0/App.dll --input sample.json
              inferno-pgo train --output night.nettrace -- ./publish/App --input sample.json
              inferno-pgo train --stop-after 60 -- dotnet bin/Release/net10.0/Server.dll
              inferno-pgo train --stop-when "200 served" --timeout 300 -- dotnet bin/Release/net10.0/Server.dll
              inferno-pgo train --program Server -- dotnet test --project tests/Server.Tests
              inferno-pgo train --attach 4711
            """)
        {
            Output, StopAfter, StopWhen, Signal, Limit, KeepFailed, Program, Attach, Words,
        };
        _ = Signal.AcceptOnlyFromAmong([.. StopSignals.ByName.Keys]);
        command.Validators.Add(result =>
        {
            bool attaches = result.GetValue(Attach) is not null;
            if (attaches == (result.GetValue(Words) is { Length: > 0 }))
            {
                result.AddError("expected either a command after --, or --attach PID");
            }

            if (attaches && (result.GetValue(StopWhen) ?? result.GetValue(Program)) is not null)
            {
                result.AddError("--attach: the process's output and children are not ours, so --stop-when and --program mean nothing");
            }

            foreach (Option<double?> seconds in new[] { StopAfter, Limit })
            {
                if (result.GetValue(seconds) is { } value and not (> 0 and <= 86_400))
                {
                    result.AddError(string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{seconds.Name}: {value} is no time; expected seconds, more than 0 and at most 86400"));
                }
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        StopSignal? received = null;
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => received = StopSignal.Terminate);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => received = StopSignal.Interrupt);
        TrainingEnding ending = new()
        {
            After = Seconds(arguments.GetValue(StopAfter)),
            Line = arguments.GetValue(StopWhen),
            Signal = StopSignals.ByName[arguments.GetValue(Signal)!],
            Timeout = Seconds(arguments.GetValue(Limit)),
            Requested = stop,
            // A terminal sends Ctrl-C to the program as well, and a second one may mean "at once" to it.
            RequestedSignal = () => received == StopSignal.Interrupt && !Console.IsInputRedirected ? null : received ?? StopSignal.Terminate,
            Grace = TimeSpan.FromSeconds(20),
        };
        string output = arguments.GetValue(Output)!.FullName;
        string[] words = arguments.GetValue(Words)!;
        TrainingResult result = arguments.GetValue(Attach) is { } process
            ? await AttachedRun.RunAsync(process, output, ending, new Progress(), CancellationToken.None)
            : await TrainingRun.RunAsync(
                new TrainingPlan(
                    new TrainingCommand(words[0], words[1..]) { Input = Console.OpenStandardInput() }, output, new TrainingSwitches())
                {
                    Ending = ending,
                    KeepFailed = arguments.GetValue(KeepFailed),
                    Program = arguments.GetValue(Program),
                },
                new Progress(),
                CancellationToken.None);
        await Console.Out.WriteLineAsync(result.TracePath);
        return ExitCode.Success;
    }

    private static TimeSpan? Seconds(double? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private sealed class Progress : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
