using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.Measuring.Comparing;

/// <summary>How the pairs of a comparison come about, and what speaks against them.</summary>
internal interface IPairs
{
    /// <summary>Measures a pair.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="cancellation">Kills what runs.</param>
    /// <exception cref="LaunchException">A build died, or gave no value.</exception>
    Task<MeasuredPair<MeasuredLaunch>> MeasureAsync(int index, CancellationToken cancellation);

    /// <summary>What makes <paramref name="pairs"/> worthless, whatever their figures; at least six pairs.</summary>
    IEnumerable<Finding> Check(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs);

    /// <summary>What <paramref name="pairs"/> should be read with.</summary>
    IEnumerable<Finding> Warn(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs);
}

/// <summary>Pairs of launches of programs that know nothing of rounds, one launch after the other in a drawn order.</summary>
/// <param name="plan">What is compared.</param>
/// <param name="metric">What a launch is measured by.</param>
/// <param name="places">Where each launch starts.</param>
internal sealed class LaunchedPairs(ComparisonPlan plan, ProcessMetric metric, LaunchPlaces places) : IPairs
{
    private readonly IReadOnlyList<PairOrder> _schedule = PairSchedule.Create(plan.Seed, plan.MostPairs);

    /// <inheritdoc/>
    public async Task<MeasuredPair<MeasuredLaunch>> MeasureAsync(int index, CancellationToken cancellation)
    {
        (ProgramBuild baseline, ProgramBuild candidate) = plan.Programs;
        if (_schedule[index] == PairOrder.BaselineFirst)
        {
            MeasuredLaunch first = await LaunchAsync(baseline, cancellation);
            return new MeasuredPair<MeasuredLaunch>(_schedule[index], first, await LaunchAsync(candidate, cancellation));
        }

        MeasuredLaunch other = await LaunchAsync(candidate, cancellation);
        return new MeasuredPair<MeasuredLaunch>(_schedule[index], await LaunchAsync(baseline, cancellation), other);
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs)
    {
        string?[] results = [.. pairs.SelectMany(pair => new[] { pair.Baseline.Result, pair.Candidate.Result }).Distinct()];
        return
        [
            .. results.Length == 1 ? Array.Empty<Finding>() : [MeasurementFindings.ResultsDiffer(results[0]!, results[1]!)],
            .. WithinLaunch.Check(pairs, metric is WallTime),
        ];
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Warn(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs) => WithinLaunch.Warn(pairs, metric is WallTime);

    private async Task<MeasuredLaunch> LaunchAsync(ProgramBuild build, CancellationToken cancellation)
    {
        RunningChild child = new(new LaunchRequest(build, plan.Arguments, plan.Timeout) { StartedFrom = places.Next(build) });
        await child.RunAsync(cancellation);
        TimeSpan duration = child.Elapsed;
        try
        {
            IReadOnlyList<double> values = metric.ValuesOf(duration, child.Output.Lines);
            return new MeasuredLaunch(LaunchPair.Median(values), duration.TotalSeconds)
            {
                Batches = values.Count > 1 ? values : [],
                Result = plan.Same?.Find(child.Output.Lines),
            };
        }
        catch (FormatException e)
        {
            throw child.Failed(LaunchFailure.Unreadable, $"the {build.Name} gave no value: {e.Message}", 0, e);
        }
    }
}
