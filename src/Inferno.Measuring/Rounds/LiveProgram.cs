using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using CliWrap;
using Inferno.Measuring.Processes;

namespace Inferno.Measuring.Rounds;

/// <summary>
/// A running program that takes part in rounds: asked by one word a line on its standard input, it answers with lines that begin
/// with <c>@inferno </c> (see the package Inferno.Measured). It blocks on its input while others have their turn.
/// </summary>
internal sealed class LiveProgram : IAsyncDisposable
{
    private const string Mark = "@inferno ";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly RunningChild _child;
    private readonly CancellationTokenSource _kill;
    private readonly Channel<string> _words = Channel.CreateUnbounded<string>();
    private readonly Channel<Heard> _answers = Channel.CreateUnbounded<Heard>();
    private readonly List<string> _log = [];
    private readonly TimeSpan _timeout;
    private readonly Task _run;
    private bool _hasAnswered;

    private LiveProgram(LaunchRequest request, CancellationToken cancellation)
    {
        _timeout = request.Timeout;
        _kill = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _child = new RunningChild(
            request with { Timeout = Timeout.InfiniteTimeSpan }, Take, PipeSource.Create(SayAsync));
        _run = RunAsync();
    }

    /// <summary>What the program says of a batch, of how it settled, or of what it used.</summary>
    internal sealed record Answer
    {
        public required string Kind { get; init; }

        public string Workload { get; init; } = "";

        public int Number { get; init; }

        public double Seconds { get; init; }

        public long? Work { get; init; }

        public bool Settled { get; init; }

        public int Rounds { get; init; }

        public long Methods { get; init; }

        public int Batches { get; init; }

        public string? Digest { get; init; }

        public bool DynamicPgo { get; init; }

        public bool ReadyToRun { get; init; }

        public bool NativeAot { get; init; }

        public long PeakBytes { get; init; }

        public double ProcessorSeconds { get; init; }

        public double PauseSeconds { get; init; }

        public long AllocatedBytes { get; init; }

        public double? DelaySeconds { get; init; }

        public CompiledMethods? Compiled { get; init; }
    }

    /// <summary>An answer, when it came, and what the program printed since the one before it.</summary>
    internal sealed record Heard(Answer? Answer, string Line, TimeSpan At, IReadOnlyList<string> Log);

    public DateTimeOffset StartedAt => _child.StartedAt;

    public TimeSpan Elapsed => _child.Elapsed;

    /// <summary>Spawns the program.</summary>
    /// <param name="request">Its timeout is that of each answer.</param>
    /// <param name="cancellation">Kills it.</param>
    public static LiveProgram Start(LaunchRequest request, CancellationToken cancellation) => new(request, cancellation);

    /// <summary>Says <paramref name="word"/> and waits for its answer.</summary>
    /// <param name="word">One that is answered: settle, batch, result.</param>
    /// <param name="kind">The kind of the answer: ready, batch, result.</param>
    /// <param name="workload">The workload that is meant; empty for the only one.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="LaunchException">The program died, did not answer in time, or answered something else.</exception>
    public async Task<Heard> AskAsync(string word, string kind, string workload, CancellationToken cancellation)
    {
        await _words.Writer.WriteAsync(workload.Length == 0 ? word : $"{word} {workload}", cancellation);
        Heard heard = await NextAsync(cancellation);
        return heard.Answer is { } answer && answer.Kind == kind && answer.Workload == workload
            ? heard
            : throw Unreadable($"'{word} {workload}' was answered by '{heard.Line}'; expected one answer of the kind {kind}");
    }

    /// <summary>Has the program end by itself.</summary>
    /// <exception cref="LaunchException">It failed at that, did not end in time, or had more to say than it was asked.</exception>
    public async Task EndAsync(CancellationToken cancellation)
    {
        await _words.Writer.WriteAsync("end", cancellation);
        try
        {
            await _run.WaitAsync(_timeout, cancellation);
        }
        catch (TimeoutException e)
        {
            throw _child.Overdue(_timeout, e);
        }

        if (_answers.Reader.TryRead(out Heard? extra))
        {
            throw Unreadable($"it answered '{extra.Line}' unasked; expected one answer a word");
        }
    }

    /// <summary>The failure of an answer that cannot be right.</summary>
    public LaunchException Unreadable(string cause) => _child.Failed(LaunchFailure.Unreadable, cause, null);

    public async ValueTask DisposeAsync()
    {
        _words.Writer.TryComplete();
        await _kill.CancelAsync();
        try
        {
            await _run;
        }
        catch (Exception e) when (e is LaunchException or OperationCanceledException)
        {
            // Whoever asked it something has been told, or nobody asked.
        }

        _kill.Dispose();
    }

    private async Task RunAsync()
    {
        Exception? end = null;
        try
        {
            await _child.RunAsync(_kill.Token);
        }
        catch (Exception e)
        {
            end = e;
            throw;
        }
        finally
        {
            _answers.Writer.TryComplete(end);
        }
    }

    private async Task<Heard> NextAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_timeout);
        try
        {
            Heard heard = await _answers.Reader.ReadAsync(deadline.Token);
            _hasAnswered = true;
            return heard;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw _hasAnswered ? _child.Overdue(_timeout, e) : _child.Failed(
                LaunchFailure.TimedOut,
                string.Create(CultureInfo.InvariantCulture, $"the child was killed after its timeout of {_timeout.TotalSeconds} s, without one answer; {Expected}"),
                null,
                e);
        }
        catch (ChannelClosedException e)
        {
            // Its own failure says more, where it has one.
            throw e.InnerException as LaunchException ?? _child.Failed(
                _hasAnswered ? LaunchFailure.Crashed : LaunchFailure.TakesNoPart,
                $"the program ended by itself before it answered; {Expected}",
                0,
                e);
        }
    }

    private const string Expected =
        $"expected a program that calls Measured.Run of the package Inferno.Measured and obeys {Variable}; any other is measured by its wall time, or by a number that it prints";

    /// <summary>The environment variable that has a program take part.</summary>
    internal const string Variable = "INFERNO_MEASURED";

    private async Task SayAsync(Stream input, CancellationToken cancellation)
    {
        using StreamWriter writer = new(input) { AutoFlush = true, NewLine = "\n" };
        try
        {
            await foreach (string word in _words.Reader.ReadAllAsync(cancellation))
            {
                await writer.WriteLineAsync(word.AsMemory(), cancellation);
            }
        }
        catch (IOException)
        {
            // It no longer listens; how it ended is told by its exit.
        }
    }

    private void Take(string line, TimeSpan at)
    {
        if (line.StartsWith(Mark, StringComparison.Ordinal))
        {
            _answers.Writer.TryWrite(new Heard(Parse(line), line, at, [.. _log]));
            _log.Clear();
        }
        else if (line.Length > 0)
        {
            _log.Add(line);
        }
    }

    private static Answer? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(line.AsSpan(Mark.Length), Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
