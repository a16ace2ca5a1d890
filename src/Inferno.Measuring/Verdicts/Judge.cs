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
        IReadOnlyList<Finding> findings = [.. SampleValidity.Check(samples), .. SideFigures.Check(samples)];
        if (findings.Count > 0)
        {
            return Verdict.Invalid(findings);
        }

        try
        {
            PairedEstimate estimate = samples.Estimate();
            Decision decision = samples.Scenario.Expectation.Decide(estimate);
            IReadOnlyList<(Decision Decision, SideVerdict Verdict)> sides = SideFigures.Decide(samples);
            Decision[] all = [decision, .. sides.Select(side => side.Decision)];
            if (all.Contains(Decision.Continue) && !all.Contains(Decision.Fail))
            {
                return null;
            }

            Verdict verdict = Of(samples.Scenario.Expectation, decision, estimate);
            return With(verdict, [.. sides.Select(side => side.Verdict)]).Under(WarningSigns.Of(samples, estimate, verdict.Outcome));
        }
        catch (ArgumentException e)
        {
            return Verdict.Invalid([MeasurementFindings.NotComparable(e.Message)]);
        }
    }

    private static Verdict Of(Expectation expectation, Decision decision, PairedEstimate estimate) => decision switch
    {
        Decision.Pass => Of(Outcome.Pass, expectation, estimate, ""),
        Decision.Fail => Of(Outcome.Fail, expectation, estimate, expectation.WhenRefuted),
        _ => Of(
            Outcome.Inconclusive,
            expectation,
            estimate,
            estimate.Pairs == expectation.Looks[^1]
                ? "Run on a quieter machine; a gain that lies just at its margin stays undecided by design"
                : "More pairs would hardly decide it: run on a quieter machine; a gain that lies just at its margin stays undecided by design"),
    };

    // The gravest of the parts speaks for all, and comes first.
    private static Verdict With(Verdict times, IReadOnlyList<SideVerdict> sides)
    {
        Outcome gravest = sides.Select(side => side.Outcome).Append(times.Outcome).Gravest();
        return times with
        {
            Outcome = gravest,
            Reason = string.Join("; ", sides.Select(side => (side.Outcome, Text: side.ToString()))
                .Prepend((times.Outcome, Text: times.Reason))
                .OrderBy(part => part.Outcome.Rank())
                .Select(part => part.Text)),
            NextStep = gravest == times.Outcome ? times.NextStep
                : gravest == Outcome.Fail ? "See what the builds differ in; report.json holds the figure of each launch"
                : "Run on a quieter machine; a figure that lies just at its margin stays undecided by design",
            Sides = sides,
        };
    }

    /// <summary>The verdict that <paramref name="estimate"/> has led to, in words.</summary>
    internal static Verdict Of(Outcome outcome, Expectation expectation, PairedEstimate estimate, string nextStep)
    {
        GainSummary gain = GainSummary.Of(estimate);
        string verb = outcome == Outcome.Pass && expectation is (NoDifference or NotSlower) ? "stands" : outcome.Verb();
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"'{expectation}' {verb} by {estimate.Pairs} pairs: gain {gain}");
        return new Verdict(outcome, reason, nextStep) { Gain = gain };
    }
}
