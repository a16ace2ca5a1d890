using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CliWrap;

namespace Inferno.Measuring.Processes;

/// <summary>A child process from its spawn to its end, both of whose pipes are drained meanwhile.</summary>
internal sealed class RunningChild
{
    private readonly LaunchRequest _request;
    private readonly Command _command;
    private readonly Action<string, TimeSpan>? _heard;
    private readonly CapturedLines _error = new();
    private readonly long _start;

    /// <param name="request">What to start.</param>
    /// <param name="heard">Told each line of standard output, and the time since the spawn, when it arrives.</param>
    /// <param name="input">What it reads on standard input; nothing where there is none.</param>
    public RunningChild(LaunchRequest request, Action<string, TimeSpan>? heard = null, PipeSource? input = null)
    {
        _request = request;
        _heard = heard;
        _command = Cli.Wrap(request.StartedFrom ?? request.Build.Executable)
            .WithArguments(request.Arguments)
            .WithWorkingDirectory(request.WorkingDirectory ?? Directory.GetCurrentDirectory())
            .WithEnvironmentVariables(CleanEnvironment.With(request.Environment))
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(input ?? PipeSource.Null)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(TakeOutput))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(_error.Add));
        StartedAt = DateTimeOffset.UtcNow;
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>When it was spawned.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The time since then.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>What it wrote to standard output.</summary>
    public CapturedLines Output { get; } = new();

    /// <summary>Runs it to a good end.</summary>
    /// <exception cref="LaunchException">It did not start, failed, or outlived its timeout.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child has been killed.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_request.Timeout);
        int exitCode = await ExitCodeAsync(deadline.Token, cancellation);
        if (exitCode != 0)
        {
            throw Failed(LaunchFailure.Crashed, $"the child exited with {exitCode}", exitCode);
        }
    }

    /// <summary>The failure of this child, with what is left of it.</summary>
    public LaunchException Failed(LaunchFailure failure, string cause, int? exitCode, Exception? inner = null) =>
        new(
            failure,
            cause,
            new LaunchTranscript(
                _request.Build.Name, _command.WithTargetFile(_request.Build.Executable).ToString(), exitCode, Elapsed)
            {
                OutputTail = Output.Tail,
                ErrorTail = _error.Tail,
            },
            inner);

    /// <summary>The failure of a child that was killed because it did not end or answer within <paramref name="timeout"/>.</summary>
    public LaunchException Overdue(TimeSpan timeout, Exception? inner = null) => Failed(
        LaunchFailure.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"the child was killed after its timeout of {timeout.TotalSeconds} s"),
        null,
        inner);

    private async Task<int> ExitCodeAsync(CancellationToken deadline, CancellationToken cancellation)
    {
        try
        {
            return (await _command.ExecuteAsync(deadline)).ExitCode;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw Overdue(_request.Timeout, e);
        }
        catch (Win32Exception e)
        {
            throw Failed(LaunchFailure.NotStarted, $"the child could not be started: {e.Message}", null, e);
        }
    }

    private void TakeOutput(string line)
    {
        _heard?.Invoke(line, Elapsed);
        Output.Add(line);
    }
}
