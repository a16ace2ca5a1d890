using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Statistics;

namespace Inferno.Measuring.Rounds;

/// <summary>
/// Rounds of real processes. All builds are spawned from fresh copies in a drawn order and settle side by side; then they serve
/// one batch at a time, in an order drawn anew each turn, while the others wait and use no processor. What disturbs the machine
/// disturbs all of them alike.
/// </summary>
/// <param name="place">Gives each launch the executable that it starts, a fresh copy; where there is none, builds start where they lie.</param>
/// <param name="metrics">What is read from the logs.</param>
public sealed class LiveRounds(Func<ProgramBuild, string?>? place, IReadOnlyList<MetricDeclaration> metrics) : IRounds
{
    private readonly LogMetrics _metrics = new(metrics);

    /// <inheritdoc/>
    public async Task<Round> MeasureAsync(RoundRequest request, CancellationToken cancellation)
    {
        SplitMix64 draw = new((ulong)(uint)request.Seed);
        ProgramBuild[] order = draw.Shuffle(request.Arms);
        Dictionary<string, Launch> launches = request.Metric == Metric.Warm
            ? await TakeTurnsAsync(request, order, draw, cancellation)
            : await StartOneByOneAsync(request, order, cancellation);
        return new Round([.. order.Select(arm => arm.Name)], launches);
    }

    private async Task<Dictionary<string, Launch>> StartOneByOneAsync(
        RoundRequest request, ProgramBuild[] order, CancellationToken cancellation)
    {
        Dictionary<string, Launch> launches = [];
        foreach (ProgramBuild build in order)
        {
            launches[build.Name] = request.Metric == Metric.Cold
                ? await FirstResultAsync(request, build, cancellation)
                : await new WholeLaunch(Request(request, build), request, _metrics).RunAsync(cancellation);
        }

        return launches;
    }

    private async Task<Launch> FirstResultAsync(RoundRequest request, ProgramBuild build, CancellationToken cancellation)
    {
        await using LiveArm arm = Start(request, build, cancellation);
        await arm.ServeAsync(request.Cases[0].Name, cancellation);
        return await arm.EndAsync(request.Cases, cancellation);
    }

    private async Task<Dictionary<string, Launch>> TakeTurnsAsync(
        RoundRequest request, ProgramBuild[] order, SplitMix64 draw, CancellationToken cancellation)
    {
        List<LiveArm> arms = [];
        try
        {
            Array.ForEach(order, build => arms.Add(Start(request, build, cancellation)));
            await AllAsync(arms.Select(arm => arm.SettleAsync(cancellation)));
            foreach (RoundCase one in draw.Shuffle(request.Cases))
            {
                for (int turn = 0; turn < one.Batches; turn++)
                {
                    foreach (LiveArm arm in draw.Shuffle(arms))
                    {
                        await arm.ServeAsync(one.Name, cancellation);
                    }
                }
            }

            // All cases of all builds before the first report: what reports is compiled beside whatever is measured then.
            Dictionary<string, Launch> launches = [];
            foreach (LiveArm arm in arms)
            {
                launches[arm.Name] = await arm.EndAsync(request.Cases, cancellation);
            }

            return launches;
        }
        finally
        {
            await Task.WhenAll(arms.Select(arm => arm.DisposeAsync().AsTask()));
        }
    }

    // The first failure ends the round; the others need not be waited for.
    private static async Task AllAsync(IEnumerable<Task> tasks)
    {
        List<Task> open = [.. tasks];
        while (open.Count > 0)
        {
            Task done = await Task.WhenAny(open);
            open.Remove(done);
            await done;
        }
    }

    private LiveArm Start(RoundRequest request, ProgramBuild build, CancellationToken cancellation)
    {
        LaunchRequest launch = Request(request, build);
        return new LiveArm(
            build.Name,
            LiveProgram.Start(
                launch with
                {
                    Timeout = request.Timeout * (request.Metric == Metric.Warm ? request.Arms.Count : 1),
                    Environment = new Dictionary<string, string?>(launch.Environment)
                    {
                        [LiveProgram.Variable] = request.CountsMethods ? "evidence" : "1",
                    },
                },
                cancellation),
            _metrics);
    }

    private LaunchRequest Request(RoundRequest request, ProgramBuild build) =>
        new(build, [.. request.Arguments, .. build.Options], request.Timeout)
        {
            StartedFrom = place?.Invoke(build),
            Environment = request.Environment.ToDictionary(one => one.Key, one => (string?)one.Value),
            WorkingDirectory = request.WorkingDirectory,
        };
}

/// <summary>One build's part in a live round, as it comes.</summary>
internal sealed class LiveArm(string name, LiveProgram program, LogMetrics metrics) : IAsyncDisposable
{
    private readonly Dictionary<string, List<Batch>> _batches = [];
    private readonly List<string> _log = [];
    private Settling? _settling;
    private TimeSpan? _firstResult;

    public string Name { get; } = name;

    public async Task SettleAsync(CancellationToken cancellation)
    {
        LiveProgram.Heard heard = await program.AskAsync("settle", "ready", "", cancellation);
        _log.AddRange(heard.Log);
        _settling = new Settling(heard.Answer!.Settled, heard.Answer.Rounds, heard.Answer.Methods, heard.Answer.Seconds);
    }

    public async Task ServeAsync(string workload, CancellationToken cancellation)
    {
        LiveProgram.Heard heard = await program.AskAsync("batch", "batch", workload, cancellation);
        _log.AddRange(heard.Log);
        if (!_batches.TryGetValue(workload, out List<Batch>? batches))
        {
            _batches[workload] = batches = [];
        }

        batches.Add(new Batch(heard.Answer!.Seconds, heard.Answer.Work));
        if (heard.Answer.Number != batches.Count || !(heard.Answer.Seconds > 0))
        {
            throw program.Unreadable($"batch {batches.Count} was answered by '{heard.Line}'; expected that number, and seconds above 0");
        }

        _firstResult ??= _settling is null ? heard.At : null;
    }

    public async Task<Launch> EndAsync(IReadOnlyList<RoundCase> cases, CancellationToken cancellation)
    {
        List<MeasuredCase> measured = [];
        foreach (RoundCase one in cases)
        {
            measured.Add(await ReadAsync(one.Name, cancellation));
        }

        await program.EndAsync(cancellation);
        return new Launch
        {
            StartedAt = program.StartedAt,
            Duration = program.Elapsed.TotalSeconds,
            FirstResult = _firstResult?.TotalSeconds,
            Settling = _settling,
            Cases = measured,
        };
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private async Task<MeasuredCase> ReadAsync(string workload, CancellationToken cancellation)
    {
        LiveProgram.Heard heard = await program.AskAsync("result", "result", workload, cancellation);
        LiveProgram.Answer answer = heard.Answer!;
        if (answer.Digest is null || answer.Batches != _batches[workload].Count)
        {
            throw program.Unreadable($"the result was '{heard.Line}'; expected a digest, and {_batches[workload].Count} batches");
        }

        RuntimeEvidence evidence = new(answer.DynamicPgo, answer.ReadyToRun, answer.NativeAot)
        {
            ProcessorTime = answer.ProcessorSeconds,
            RunQueueDelay = answer.DelaySeconds,
            GarbageCollectionPause = answer.PauseSeconds,
            AllocatedBytes = answer.AllocatedBytes,
            PeakBytes = answer.PeakBytes,
            Compiled = answer.Compiled,
        };
        try
        {
            return new MeasuredCase(workload, _batches[workload], answer.Digest, evidence)
            {
                Metrics = metrics.Read([.. heard.Log, .. _log]),
            };
        }
        catch (FormatException e)
        {
            throw program.Unreadable(e.Message);
        }
    }
}
