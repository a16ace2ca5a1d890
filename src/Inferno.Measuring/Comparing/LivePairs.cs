using System.Globalization;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.Measuring.Comparing;

/// <summary>The batches of a program that takes part in rounds (package Inferno.Measured), in seconds by its own clock.</summary>
/// <param name="Count">Batches of each build in a round, at least 1; their median is its value.</param>
public sealed record LiveBatches(int Count) : ProgramMetric
{
    /// <summary>How a user asks for them.</summary>
    public const string Name = "batches";

    /// <summary>As many as a scenario of one request has.</summary>
    public const int DefaultCount = 15;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"a batch's time in seconds, of {Count} batches a round");
}

/// <summary>Pairs of live rounds: both builds settle side by side, then serve their batches in turn.</summary>
/// <param name="plan">What is compared.</param>
/// <param name="metric">How many batches a round has.</param>
/// <param name="places">Where each launch starts.</param>
internal sealed class LivePairs(ComparisonPlan plan, LiveBatches metric, LaunchPlaces places) : IPairs
{
    private const string OnlyWorkload = "";

    private readonly LiveRounds _rounds = new(places.Next, []);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A program does not take part in rounds.</exception>
    public async Task<MeasuredPair<MeasuredLaunch>> MeasureAsync(int index, CancellationToken cancellation)
    {
        (ProgramBuild baseline, ProgramBuild candidate) = plan.Programs;
        RoundRequest request = new("comparison", [baseline, candidate], [new RoundCase(OnlyWorkload, metric.Count)], plan.Arguments)
        {
            Seed = SplitMix64.ForTrial((ulong)(uint)plan.Seed, index).NextBelow(int.MaxValue),
            Timeout = plan.Timeout,
        };
        try
        {
            LaunchPair pair = (await _rounds.MeasureAsync(request, cancellation)).Pair(
                new Reading(baseline.Name, OnlyWorkload), new Reading(candidate.Name, OnlyWorkload));
            return new MeasuredPair<MeasuredLaunch>(pair.Order, Of(pair.Baseline), Of(pair.Candidate));
        }
        catch (LaunchException e) when (e.Failure == LaunchFailure.TakesNoPart)
        {
            throw new ArgumentException(
                $"the {e.Transcript.Build} takes no part in rounds: {e.Transcript.Command.TrimEnd()} ended without an answer; have it measured by "
                + $"the package Inferno.Measured, or leave out --metric {LiveBatches.Name} to measure its wall time",
                e);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs)
    {
        Finding[] unsettled =
            [.. SampleValidity.Settled([.. pairs.SelectMany(pair => new[] { pair.Baseline.IsSettled, pair.Candidate.IsSettled }).Select(it => it == true)])];
        return
        [
            .. SampleValidity.Outputs(pairs.Select(pair => pair.Baseline.Result!), pairs.Select(pair => pair.Candidate.Result!), isSameWork: true),
            .. unsettled.Length > 0 ? unsettled : WithinLaunch.Check(pairs, startsCount: false),
        ];
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Warn(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs) => WithinLaunch.Warn(pairs, startsCount: false);

    private static MeasuredLaunch Of(Launch launch) => new(launch.Value(Metric.Warm), launch.Duration)
    {
        Batches = [.. launch.Case.Batches.Select(batch => batch.Seconds)],
        Result = launch.Case.OutputDigest,
        IsSettled = launch.Settling is { IsSettled: true },
    };
}
