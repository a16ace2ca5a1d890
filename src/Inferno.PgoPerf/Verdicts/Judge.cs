using System.Globalization;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Scenarios;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Verdicts;

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
            return Decide(samples, samples.Estimate());
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
            Decision.Pass => Of(Outcome.Pass, samples, estimate, ""),
            Decision.Fail => Of(Outcome.Fail, samples, estimate, "See the pairs in report.json for what the builds took"),
            _ => Of(
                Outcome.Inconclusive,
                samples,
                estimate,
                "Run on a quieter machine; a gain that lies just at its margin stays undecided by design"),
        };

    private static Verdict Of(Outcome outcome, Samples samples, PairedEstimate estimate, string nextStep)
    {
        GainSummary gain = GainSummary.Of(estimate);
        string verb = outcome switch
        {
            Outcome.Pass when samples.Scenario.Expectation is NoDifference => "stands",
            Outcome.Pass => "is proved",
            Outcome.Fail => "is refuted",
            _ => "is neither proved nor refuted",
        };
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"'{samples.Scenario.Expectation}' {verb} by {estimate.Pairs} pairs: gain {gain}");
        return new Verdict(outcome, reason, nextStep) { Gain = gain, Findings = WarningSigns.Of(samples, estimate, outcome) };
    }
}
