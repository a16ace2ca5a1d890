using System.ComponentModel;
using System.Diagnostics;
using CliWrap;
using Inferno.PgoPerf.Logs;

namespace Inferno.PgoPerf.Launching;

/// <summary>Launches real processes, both of whose pipes are drained while they run.</summary>
public sealed class ProcessLauncher : ILauncher
{
    /// <inheritdoc/>
    public async Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        RunningLaunch run = new(request);
        deadline.CancelAfter(request.Timeout);
        int exitCode = await RunAsync(run, deadline.Token, cancellation);
        return exitCode == 0
            ? Read(run)
            : throw run.Failed(LaunchFailure.Crashed, $"the child exited with {exitCode}", exitCode);
    }

    private static async Task<int> RunAsync(RunningLaunch run, CancellationToken deadline, CancellationToken cancellation)
    {
        try
        {
            CommandResult result = await run.Command.ExecuteAsync(deadline);
            return result.ExitCode;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw run.Failed(
                LaunchFailure.TimedOut, $"the child was killed after its timeout of {run.Request.Timeout.TotalSeconds} s", null, e);
        }
        catch (Win32Exception e)
        {
            throw run.Failed(LaunchFailure.NotStarted, $"the child could not be started: {e.Message}", null, e);
        }
    }

    private static Launch Read(RunningLaunch run)
    {
        try
        {
            IReadOnlyList<ProgramLog> logs = ProgramLog.Parse(run.Output.Lines);
            return new Launch
            {
                StartedAt = run.StartedAt,
                Duration = run.Elapsed.TotalSeconds,
                FirstResult = run.FirstResult!.Value.TotalSeconds,
                Logs = logs,
            };
        }
        catch (LogFormatException e)
        {
            throw run.Failed(LaunchFailure.Unreadable, $"the child's log breaks the contract: {e.Message}", 0, e);
        }
    }

    private sealed class RunningLaunch
    {
        private readonly long _start;

        public RunningLaunch(LaunchRequest request)
        {
            Request = request;
            Command = Cli.Wrap(request.Executable)
                .WithArguments(request.Arguments)
                .WithEnvironmentVariables(CleanEnvironment.Overrides())
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToDelegate(TakeOutput))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(Error.Add));
            StartedAt = DateTimeOffset.UtcNow;
            _start = Stopwatch.GetTimestamp();
        }

        public LaunchRequest Request { get; }

        public Command Command { get; }

        public DateTimeOffset StartedAt { get; }

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

        public TimeSpan? FirstResult { get; private set; }

        public CapturedLines Output { get; } = new();

        private CapturedLines Error { get; } = new();

        public LaunchException Failed(LaunchFailure failure, string cause, int? exitCode, Exception? inner = null) =>
            new(
                failure,
                cause,
                new LaunchTranscript(Request.Executable, Command.ToString(), exitCode, Elapsed)
                {
                    OutputTail = Output.Tail,
                    ErrorTail = Error.Tail,
                },
                inner);

        private void TakeOutput(string line)
        {
            if (FirstResult is null && Iteration.TryParse(line) is not null)
            {
                FirstResult = Elapsed;
            }

            Output.Add(line);
        }
    }
}
