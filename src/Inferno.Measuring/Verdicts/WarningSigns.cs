using Inferno.Measuring.Machines;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Statistics;
using Inferno.Statistics.Series;

namespace Inferno.Measuring.Verdicts;

/// <summary>Looks in samples that may be compared for what their verdict should be read with.</summary>
public static class WarningSigns
{
    /// <summary>The interval of a gain that lies within ± this, around 0, means that nothing changed.</summary>
    public const double NegligibleGain = .02;

    /// <summary>A loss that is surely above this is worth a word where equality is all that was expected.</summary>
    public const double NegligibleLoss = .01;

    /// <summary>Times that moved by less than this from the first third to the last are steady.</summary>
    public const double SteadyWithin = .10;

    /// <summary>The error with which a drift may be seen where there is none.</summary>
    public const double DriftSignificance = .01;

    /// <summary>Waiting for a processor that is below this share of the processor time is a machine's own bustle.</summary>
    public const double QuietShare = .10;

    /// <summary>Everything that <paramref name="samples"/> and what they came to give reason to say.</summary>
    public static IReadOnlyList<Finding> Of(Samples samples, PairedEstimate estimate, Outcome outcome) =>
        [.. Effect(samples, GainSummary.Of(estimate)), .. Unseen(samples), .. Trend(samples), .. Load(samples), .. Pairs(samples, estimate, outcome)];

    private static IEnumerable<Finding> Effect(Samples samples, GainSummary gain) => samples.Scenario.Expectation switch
    {
        NoDifference or NotSlower or SlowdownFound => [],
        _ when gain.High < -NegligibleLoss => [WarningFindings.Regression(gain)],
        GainAbove when gain is { Low: > -NegligibleGain and <= 0, High: < NegligibleGain and >= 0 } =>
            [WarningFindings.NoEffect(gain)],
        _ => [],
    };

    private static IEnumerable<Finding> Unseen(Samples samples) =>
        samples.Scenario.Metric == Metric.Output && samples.Launches.Any(launch => launch.Case.Batches.Count == 1)
            ? [WarningFindings.SettlingUnseen()]
            : [];

    private static IEnumerable<Finding> Trend(Samples samples)
    {
        double[] together = [.. samples.Values(pair => pair.Baseline)
            .Zip(samples.Values(pair => pair.Candidate), (baseline, candidate) => Math.Sqrt(baseline * candidate))];
        return DriftOf(together) is { } drift ? [WarningFindings.TimeTrend(drift)] : [];
    }

    /// <summary>How <paramref name="values"/> move from their first third to their last; <see langword="null"/> where they are steady.</summary>
    /// <param name="values">At least six numbers above 0, in their order.</param>
    internal static Drift? DriftOf(IReadOnlyList<double> values)
    {
        if (!values.Distinct().Skip(1).Any())
        {
            return null;
        }

        Drift drift = Drift.Of([.. values]);
        return Math.Abs(drift.Change) > SteadyWithin && drift.Trend.PValue < DriftSignificance ? drift : null;
    }

    private static IEnumerable<Finding> Load(Samples samples) =>
        MachineLoad.WaitedShare(samples.Launches) is { } share and > QuietShare ? [WarningFindings.OtherLoad(share)] : [];

    private static IEnumerable<Finding> Pairs(Samples samples, PairedEstimate estimate, Outcome outcome)
    {
        if (outcome != Outcome.Inconclusive || samples.Scenario.Expectation is not GainAbove { Margin: >= 0 and var margin })
        {
            return [];
        }

        double spread = estimate.StandardError * Math.Sqrt(estimate.Pairs);
        int needed = estimate.Gain > margin ? Planning.Pairs(spread, margin, estimate.Gain) : 0;
        return needed > estimate.Pairs ? [WarningFindings.MorePairsNeeded(estimate.Pairs, needed, margin)] : [];
    }
}
