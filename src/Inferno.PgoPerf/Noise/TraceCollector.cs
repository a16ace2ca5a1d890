using System.Diagnostics;
using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Noise;

/// <summary>Launches a build and its byte copy in randomised pairs, as a run does, for as long as it may.</summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="settings">What all launches share.</param>
/// <param name="progress">Told after every pair, a line at a time.</param>
public sealed class TraceCollector(ILauncher launcher, MeasurementSettings settings, IProgress<string> progress)
{
    // No mode changes the canary, which is this very comparison.
    private static readonly Scenario Measured =
        ScenarioTable.For(PgoMode.Dynamic).Single(scenario => scenario.Expectation is NoDifference);

    private readonly ObservingLauncher _launcher = new(launcher);
    private readonly List<Samples> _rounds = [];

    /// <summary>
    /// Measures pairs until <paramref name="time"/> is up, the last one to its end and at least one, or until it is
    /// cancelled: what was measured until then is what it returns.
    /// </summary>
    /// <exception cref="LaunchException">A pair cannot be measured at all.</exception>
    public async Task<CopyTrace> CollectAsync(BuildPair builds, TimeSpan time, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        _rounds.Clear();
        try
        {
            do
            {
                await RoundAsync(builds, () => time - Stopwatch.GetElapsedTime(start), cancellation);
            }
            while (Stopwatch.GetElapsedTime(start) < time);
        }
        catch (OperationCanceledException)
        {
            progress.Report("stopped; what was measured is kept");
        }

        return Trace();
    }

    private async Task RoundAsync(BuildPair builds, Func<TimeSpan> left, CancellationToken cancellation)
    {
        // Rounds that shared one schedule would share its chance imbalances.
        PairRunner pairs = new(
            _launcher,
            new Comparison(Measured, builds),
            settings with { Seed = unchecked(settings.Seed + _rounds.Count) });
        _rounds.Add(pairs.Samples);
        do
        {
            await pairs.MeasureNextAsync(cancellation);
            _rounds[^1] = pairs.Samples;
            progress.Report(Describe(pairs.Samples.Pairs[^1], left()));
        }
        while (pairs.Samples.Pairs.Count < Measured.Expectation.Looks[^1] && left() > TimeSpan.Zero);
    }

    private string Describe(LaunchPair last, TimeSpan left)
    {
        double baseline = LaunchPair.Value(last.Baseline, Metric.Warm) * 1000;
        double copy = LaunchPair.Value(last.Candidate, Metric.Warm) * 1000;
        TimeSpan shown = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return string.Create(
            CultureInfo.InvariantCulture,
            $@"pair {_rounds.Sum(round => round.Pairs.Count)}: {baseline:F2} ms against {copy:F2} ms, {shown:m\:ss} left");
    }

    private CopyTrace Trace() => new(
        new Samples(Measured, [.. _rounds.SelectMany(round => round.Pairs)], [.. _rounds.SelectMany(Voids)]),
        [.. _rounds.SelectMany((round, index) => round.Pairs.SelectMany(InOrder).Select((ran, position) =>
            new TracedLaunch(index + 1, position, ran.IsCopy, ran.Launch, _launcher.During(ran.Launch))))]);

    // A round numbers its pairs from 1.
    private IEnumerable<VoidedPair> Voids(Samples round, int index)
    {
        int before = _rounds.Take(index).Sum(earlier => earlier.Pairs.Count);
        return round.Voids.Select(voided => voided with { Pair = before + voided.Pair });
    }

    private static IEnumerable<(bool IsCopy, Launch Launch)> InOrder(LaunchPair pair)
    {
        (bool, Launch) baseline = (false, pair.Baseline);
        (bool, Launch) copy = (true, pair.Candidate);
        return pair.Order == PairOrder.BaselineFirst ? [baseline, copy] : [copy, baseline];
    }
}
