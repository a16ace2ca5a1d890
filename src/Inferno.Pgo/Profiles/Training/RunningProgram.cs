using System.Globalization;
using CliWrap;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Watches over a program that is being trained: waits until it is ready, lets a driver give it work, and stops it.</summary>
/// <param name="ending">When the run is over.</param>
/// <param name="output">What the program writes.</param>
/// <param name="error">The same, of the other stream.</param>
internal sealed class RunningProgram(TrainingEnding ending, OutputTail output, OutputTail error)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    /// <summary>What went wrong, a line each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The signal that was sent; <see langword="null"/> where the program ended by itself.</summary>
    public StopSignal? Sent { get; private set; }

    /// <summary>
    /// What stands against starting the program, <see langword="null"/> where nothing does: something answers at its address already
    /// and would be taken for it, or nothing can stop it here.
    /// </summary>
    public async Task<string?> ObstacleAsync(CancellationToken cancellation) =>
        ending.IsPlanned && OperatingSystem.IsWindows()
            ? "Windows has no signal that stops a program in order: let it end by itself"
        : ending.IsPlanned && ending.Signal.IsIgnoredHere()
            ? $"{ending.Signal.Name()} is ignored here and so by the program, as behind nohup or the & of a script: stop it by {StopSignal.Terminate.Name()}"
        : ending.Ready is { } ready && await AnswersAsync(ready, cancellation) is { } status
            ? $"{ready} answers already ({status}) before the program is started: end what holds the port, or give the program another"
            : null;

    /// <summary>Waits until the program has ended, and stops it when it is time.</summary>
    /// <param name="program">Its process's id and end.</param>
    /// <param name="kill">Ends it at once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task WaitAsync(CommandTask<CommandResult> program, Func<Task> kill, CancellationToken cancellation)
    {
        using CancellationTokenSource work = CancellationTokenSource.CreateLinkedTokenSource(cancellation, ending.Requested);
        if (ending.Timeout is { } limit)
        {
            work.CancelAfter(limit);
        }

        Task reason = ReasonToStopAsync(work.Token);
        Task first = await Task.WhenAny(program.Task, reason);
        if (first == program.Task)
        {
            await work.CancelAsync();
            await IgnoreAsync(reason);
            NoteEarlyEnd();
            return;
        }

        StopSignal? signal = ending.Signal;
        try
        {
            await reason;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            signal = ending.Requested.IsCancellationRequested ? ending.RequestedSignal() : signal;
            if (!ending.Requested.IsCancellationRequested)
            {
                Problems.Add(string.Create(CultureInfo.InvariantCulture, $"{_waitedFor} within {ending.Timeout!.Value.TotalSeconds:0.#} s"));
            }
        }

        Sent = signal ?? StopSignal.Interrupt;
        signal?.Send(program.ProcessId);
        if (await Task.WhenAny(program.Task, Task.Delay(ending.Grace, cancellation)) != program.Task)
        {
            cancellation.ThrowIfCancellationRequested();
            Problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the program did not end within {ending.Grace.TotalSeconds:0.#} s of {Sent.Value.Name()} and was killed "
                + $"(a shell hands no signal on, unless it starts the program with exec)"));
            await kill();
        }
    }

    private string _waitedFor = "the program did not end";
    private bool _isDriven;

    private async Task ReasonToStopAsync(CancellationToken cancellation)
    {
        if (ending.Ready is { } ready)
        {
            _waitedFor = $"{ready} did not answer with a success";
            while (await AnswersAsync(ready, cancellation) is not { IsSuccess: true })
            {
                await Task.Delay(Pause, cancellation);
            }
        }

        _waitedFor = "the program did not end";
        List<Task> reasons = [Task.Delay(System.Threading.Timeout.Infinite, cancellation)];
        if (ending.After is { } after)
        {
            reasons.Add(Task.Delay(after, cancellation));
        }

        if (ending.Line is not null)
        {
            _waitedFor = $"the program wrote no line with '{ending.Line}'";
            reasons.AddRange([output.Seen, error.Seen]);
        }

        if (ending.Drive is { } driver)
        {
            _waitedFor = $"the driver {driver} did not end";
            reasons.Add(DriveAsync(driver, cancellation));
        }

        await await Task.WhenAny(reasons);
    }

    private async Task DriveAsync(TrainingCommand driver, CancellationToken cancellation)
    {
        OutputTail said = new();
        try
        {
            CommandResult result = await Cli.Wrap(driver.FileName)
                .WithArguments(driver.Arguments)
                .WithWorkingDirectory(driver.WorkingDirectory ?? Environment.CurrentDirectory)
                .WithEnvironmentVariables(driver.Environment)
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(said.Target)
                .WithStandardErrorPipe(said.Target)
                .ExecuteAsync(cancellation);
            if (result.ExitCode != 0)
            {
                string[] lines = said.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                Problems.Add($"the driver {driver} ended with exit code {result.ExitCode}{(lines.Length > 0 ? $": {lines[^1]}" : "")}");
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Problems.Add($"the driver {driver} could not be started: {e.Message}");
        }

        _isDriven = true;
    }

    private void NoteEarlyEnd()
    {
        if (ending.Requested.IsCancellationRequested)
        {
            Sent = ending.RequestedSignal() ?? StopSignal.Interrupt;
        }
        else if (ending.Ready is { } ready && _waitedFor.StartsWith(ready.ToString(), StringComparison.Ordinal))
        {
            Problems.Add($"the program ended before {ready} answered with a success");
        }
        else if (ending.Drive is { } driver && !_isDriven)
        {
            Problems.Add($"the program ended before the driver {driver} did");
        }
    }

    private static async Task IgnoreAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // The program has ended, and nobody waits for its being ready or for a line any more.
        }
    }

    private static async Task<Answer?> AnswersAsync(Uri address, CancellationToken cancellation)
    {
        using HttpClient client = new() { Timeout = AnswerTime };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new Answer((int)answer.StatusCode, answer.IsSuccessStatusCode);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record Answer(int Status, bool IsSuccess)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"status {Status}");
    }
}
