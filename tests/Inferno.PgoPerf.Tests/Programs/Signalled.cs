using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>
/// A program that was sent a signal while it worked. It is started with that signal's default disposition: what a script
/// puts into the background, or nohup starts, ignores SIGINT, and so do all its children.
/// </summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record Signalled(int ExitCode, string Output, string Error)
{
    // What no test takes, however busy the machine; without it a program that ignores the signal would be waited for to its end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs <paramref name="command"/> and sends it <paramref name="signal"/>, once, at the first line that <paramref name="isTime"/>.</summary>
    /// <param name="signal">A name that kill takes: INT or TERM.</param>
    /// <param name="command">What to run.</param>
    /// <param name="isTime">Asked about each line of both streams.</param>
    public static async Task<Signalled> RunAsync(string signal, Command command, Func<string, bool> isTime)
    {
        await SkipWhereImpossibleAsync(signal);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        TaskCompletionSource time = new();
        StringBuilder output = new(), error = new();
        CommandTask<CommandResult> running = command
            .WithTargetFile("env")
            .WithArguments(arguments => arguments
                .Add($"--default-signal={signal}")
                .Add(command.TargetFilePath)
                .Add(command.Arguments, escape: false))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line => Hear(line, output)))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Hear(line, error)))
            .ExecuteAsync(limit.Token);
        if (await Task.WhenAny(time.Task, running.Task) == time.Task)
        {
            // env has become the program by now, and the shell's own kill needs no other program.
            await Cli.Wrap("sh").WithArguments(["-c", $"kill -{signal} {running.ProcessId}"]).ExecuteAsync(limit.Token);
        }

        int exitCode = (await running).ExitCode;
        return new Signalled(exitCode, output.ToString(), error.ToString());

        void Hear(string line, StringBuilder stream)
        {
            stream.Append(line).Append('\n');
            if (isTime(line))
            {
                time.TrySetResult();
            }
        }
    }

    private static async Task SkipWhereImpossibleAsync(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal for one process alone.");
        BufferedCommandResult probe = await Cli.Wrap("env").WithArguments([$"--default-signal={signal}", "true"])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(probe.ExitCode != 0, "env cannot set a signal's disposition here; GNU coreutils 8.31 or later can.");
    }
}
