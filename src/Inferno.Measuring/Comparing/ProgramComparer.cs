using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.Measuring.Comparing;

/// <summary>Measures two builds of any program in randomised pairs until one look at them decides.</summary>
/// <param name="plan">What is compared, and how.</param>
/// <param name="progress">Told after every pair, a line at a time.</param>
public sealed class ProgramComparer(ComparisonPlan plan, IProgress<string> progress)
{
    private readonly SequentialDesign _design = plan.Design();

    /// <summary>Measures, and says what it came to.</summary>
    /// <exception cref="ArgumentException">A build cannot be copied for its launches, or takes no part in the live rounds that were asked for.</exception>
    /// <exception cref="Processes.LaunchException">A launch gave no value, and doing it again did not help.</exception>
    public async Task<ComparisonRecord> RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        long start = Stopwatch.GetTimestamp();
        using LaunchPlaces places = new(plan);
        ProgramMetric metric = plan.Metric is BatchesOrWallTime either ? await either.ResolveAsync(plan, cancellation) : plan.Metric;
        IPairs source = metric switch
        {
            LiveBatches batches => new LivePairs(plan, batches, places),
            ProcessMetric each => new LaunchedPairs(plan, each, places),
            _ => throw new ArgumentException($"no pairs are measured by {metric}", nameof(cancellation)),
        };
        List<MeasuredPair<MeasuredLaunch>> pairs = [];
        List<VoidedPair> voids = [];
        Verdict? verdict = null;
        while (verdict is null)
        {
            pairs.Add(await VoidedPair.RedoAsync(
                () => source.MeasureAsync(pairs.Count, cancellation), e => voids.Add(VoidedPair.Of(pairs.Count + 1, e))));
            verdict = _design.Looks.Contains(pairs.Count) ? AtLook(source, pairs, voids) : null;
            progress.Report(Describe(pairs, verdict, Stopwatch.GetElapsedTime(start)));
        }

        return new ComparisonRecord
        {
            StartedAt = startedAt,
            Programs = plan.Programs,
            Arguments = plan.Arguments,
            Metric = metric.ToString(),
            HigherIsBetter = plan.HigherIsBetter,
            EqualWithin = plan.EqualWithin,
            Seed = plan.Seed,
            Machine = MachineRecord.Current(),
            Verdict = verdict,
            Pairs = pairs,
            Voids = voids,
        };
    }

    private Verdict? AtLook(IPairs source, List<MeasuredPair<MeasuredLaunch>> pairs, List<VoidedPair> voids)
    {
        Finding[] findings = [.. SampleValidity.Voids(pairs.Count, voids), .. source.Check(pairs)];
        if (findings.Length > 0)
        {
            return Verdict.Invalid(findings);
        }

        try
        {
            Verdict? verdict = Decide(PairedLogRatio.Estimate(
                [.. pairs.Select(pair => TimeOf(pair.Baseline))], [.. pairs.Select(pair => TimeOf(pair.Candidate))]));
            return verdict?.Under([.. source.Warn(pairs)]);
        }
        catch (ArgumentException e)
        {
            return Verdict.Invalid([MeasurementFindings.NotComparable(e.Message)]);
        }
    }

    private double TimeOf(MeasuredLaunch launch) => plan.HigherIsBetter ? 1 / launch.Value : launch.Value;

    private Verdict? Decide(PairedEstimate estimate)
    {
        (Expectation expectation, Decision decision) = plan.EqualWithin is { } delta
            ? ((Expectation)new EqualWithin(delta), Equivalence.Decide(estimate, delta, _design))
            : (new GainAbove(plan.Margin), Superiority.Decide(estimate, plan.Margin, _design));
        return decision switch
        {
            Decision.Continue => null,
            Decision.Pass => Judge.Of(Outcome.Pass, expectation, estimate, ""),
            Decision.Fail => Judge.Of(Outcome.Fail, expectation, estimate, ""),
            _ => Judge.Of(
                Outcome.Inconclusive, expectation, estimate, "Measure more pairs, longer runs, or on a quieter machine"),
        };
    }

    private string Describe(List<MeasuredPair<MeasuredLaunch>> pairs, Verdict? verdict, TimeSpan spent)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"pair {pairs.Count} of at most {plan.MostPairs}: {pairs[^1].Baseline.Value:G5} against {pairs[^1].Candidate.Value:G5}");
        return verdict is null
            ? $"{line}, {TimeLeft.Describe(_design.Looks, pairs.Count, spent.TotalSeconds)}"
            : line;
    }
}
