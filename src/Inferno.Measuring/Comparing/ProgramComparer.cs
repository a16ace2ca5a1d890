using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
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
    /// <exception cref="ArgumentException">A build cannot be copied for its launches.</exception>
    /// <exception cref="LaunchException">A launch gave no value, and doing it again did not help.</exception>
    public async Task<ComparisonRecord> RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        long start = Stopwatch.GetTimestamp();
        using LaunchPlaces places = new(plan);
        PairLoop<MeasuredLaunch> loop = new(
            plan.Programs, PairSchedule.Create(plan.Seed, plan.MostPairs), (build, stop) => LaunchAsync(build, places.Next(build), stop));
        Verdict? verdict = null;
        while (verdict is null)
        {
            await loop.MeasureNextAsync(cancellation);
            verdict = _design.Looks.Contains(loop.Pairs.Count) ? AtLook(loop) : null;
            progress.Report(Describe(loop.Pairs, verdict, Stopwatch.GetElapsedTime(start)));
        }

        return new ComparisonRecord
        {
            StartedAt = startedAt,
            Programs = plan.Programs,
            Arguments = plan.Arguments,
            Metric = plan.Metric.ToString(),
            HigherIsBetter = plan.HigherIsBetter,
            Seed = plan.Seed,
            Machine = MachineRecord.Current(),
            Verdict = verdict,
            Pairs = loop.Pairs,
            Voids = loop.Voids,
        };
    }

    private async Task<MeasuredLaunch> LaunchAsync(ProgramBuild build, string? startedFrom, CancellationToken cancellation)
    {
        RunningChild child = new(new LaunchRequest(build, plan.Arguments, plan.Timeout) { StartedFrom = startedFrom });
        await child.RunAsync(cancellation);
        TimeSpan duration = child.Elapsed;
        try
        {
            IReadOnlyList<double> values = plan.Metric.ValuesOf(duration, child.Output.Lines);
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

    private Verdict? AtLook(PairLoop<MeasuredLaunch> loop)
    {
        Finding[] findings =
            [.. SampleValidity.Voids(loop.Pairs.Count, loop.Voids), .. Results(loop.Pairs), .. WithinLaunch.Check(loop.Pairs, plan.Metric is WallTime)];
        if (findings.Length > 0)
        {
            return Verdict.Invalid(findings);
        }

        try
        {
            Verdict? verdict = Decide(PairedLogRatio.Estimate(
                [.. loop.Pairs.Select(pair => TimeOf(pair.Baseline))],
                [.. loop.Pairs.Select(pair => TimeOf(pair.Candidate))]));
            return verdict?.Under([.. WithinLaunch.Warn(loop.Pairs, plan.Metric is WallTime)]);
        }
        catch (ArgumentException e)
        {
            return Verdict.Invalid([MeasurementFindings.NotComparable(e.Message)]);
        }
    }

    private static IEnumerable<Finding> Results(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs)
    {
        string?[] results = [.. pairs.SelectMany(pair => new[] { pair.Baseline.Result, pair.Candidate.Result }).Distinct()];
        return results.Length == 1 ? [] : [MeasurementFindings.ResultsDiffer(results[0]!, results[1]!)];
    }

    private double TimeOf(MeasuredLaunch launch) => plan.HigherIsBetter ? 1 / launch.Value : launch.Value;

    private Verdict? Decide(PairedEstimate estimate)
    {
        GainAbove expectation = new(plan.Margin);
        return Superiority.Decide(estimate, plan.Margin, _design) switch
        {
            Decision.Continue => null,
            Decision.Pass => Judge.Of(Outcome.Pass, expectation, estimate, ""),
            Decision.Fail => Judge.Of(Outcome.Fail, expectation, estimate, ""),
            _ => Judge.Of(
                Outcome.Inconclusive, expectation, estimate, "Measure more pairs, longer runs, or on a quieter machine"),
        };
    }

    private string Describe(IReadOnlyList<MeasuredPair<MeasuredLaunch>> pairs, Verdict? verdict, TimeSpan spent)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"pair {pairs.Count} of at most {plan.MostPairs}: {pairs[^1].Baseline.Value:G5} against {pairs[^1].Candidate.Value:G5}");
        return verdict is null
            ? $"{line}, {TimeLeft.Describe(_design.Looks, pairs.Count, spent.TotalSeconds)}"
            : line;
    }
}
