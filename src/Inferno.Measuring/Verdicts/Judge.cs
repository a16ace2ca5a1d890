using System.Globalization;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.Measuring.Verdicts;

/// <summary>Comes to a verdict from samples alone.</summary>
public static class Judge
{
    /// <summary>
    /// The verdict at a look; <see langword="null"/> where more pairs are to be measured. Samples that are worthless are
    /// Invalid whatever their figures say.
    /// </summary>
    /// <param name="samples">Their number of pairs is one of the expectation's looks.</param>
    public static Verdict? AtLook(Samples samples)
    {
        IReadOnlyList<Finding> findings = SampleValidity.Check(samples);
        if (findings.Count > 0)
        {
            return Verdict.Invalid(findings);
        }

        try
        {
            PairedEstimate estimate = samples.Estimate();
            return Decide(samples, estimate) is { } verdict
                ? verdict.Under(WarningSigns.Of(samples, estimate, verdict.Outcome))
                : null;
        }
        catch (ArgumentException e)
        {
            return Verdict.Invalid([MeasurementFindings.NotComparable(e.Message)]);
        }
    }

    private static Verdict? Decide(Samples samples, PairedEstimate estimate) =>
        samples.Scenario.Expectation.Decide(estimate) switch
        {
            Decision.Continue => null,
            Decision.Pass => Of(Outcome.Pass, samples.Scenario.Expectation, estimate, ""),
            Decision.Fail => Of(Outcome.Fail, samples.Scenario.Expectation, estimate, samples.Scenario.Expectation.WhenRefuted),
            _ => Of(
                Outcome.Inconclusive,
                samples.Scenario.Expectation,
                estimate,
                estimate.Pairs == samples.Scenario.Expectation.Looks[^1]
                    ? "Run on a quieter machine; a gain that lies just at its margin stays undecided by design"
                    : "More pairs would hardly decide it: run on a quieter machine; a gain that lies just at its margin stays undecided by design"),
        };

    /// <summary>The verdict that <paramref name="estimate"/> has led to, in words.</summary>
    internal static Verdict Of(Outcome outcome, Expectation expectation, PairedEstimate estimate, string nextStep)
    {
        GainSummary gain = GainSummary.Of(estimate);
        string verb = outcome switch
        {
            Outcome.Pass when expectation is NoDifference or NotSlower => "stands",
            Outcome.Pass => "is proved",
            Outcome.Fail => "is refuted",
            _ => "is neither proved nor refuted",
        };
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"'{expectation}' {verb} by {estimate.Pairs} pairs: gain {gain}");
        return new Verdict(outcome, reason, nextStep) { Gain = gain };
    }
}
