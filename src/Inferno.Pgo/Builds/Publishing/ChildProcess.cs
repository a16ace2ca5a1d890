using System.Diagnostics;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>Runs a child to its end, keeping what it wrote; cancelling kills it and its own children.</summary>
internal static class ChildProcess
{
    /// <summary>Runs <paramref name="command"/> and returns its output.</summary>
    /// <exception cref="ChildProcessException">It could not start or did not exit with 0.</exception>
    public static async Task<ChildOutput> RunAsync(Command command, CancellationToken cancellation)
    {
        StringBuilder output = new();
        StringBuilder error = new();
        long start = Stopwatch.GetTimestamp();
        int? exitCode = null;
        try
        {
            CommandResult result = await command
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellation);
            exitCode = result.ExitCode;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or CliWrapException)
        {
            _ = error.Append(e.Message);
        }

        ChildOutput captured = new(output.ToString(), error.ToString(), Stopwatch.GetElapsedTime(start));
        return exitCode == 0 ? captured : throw new ChildProcessException(command.ToString(), exitCode, captured);
    }
}
