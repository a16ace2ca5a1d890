namespace Inferno.Statistics.Calibration;

/// <summary>Plays a comparison through as a run does: look by look until one decides.</summary>
public static class Sequentially
{
    /// <summary>The first decision at a look of <paramref name="design"/>, and the launches up to it.</summary>
    public static Outcome Decide(
        Experiment experiment, SequentialDesign design, Func<PairedEstimate, Decision> decide, SplitMix64 random)
    {
        Launches launches = experiment.Draw(design.MostPairs, random);
        foreach (int look in design.Looks)
        {
            Decision decision = decide(launches.Estimate(look));
            if (decision != Decision.Continue)
            {
                return new Outcome(decision, 2 * look);
            }
        }

        return new Outcome(Decision.Inconclusive, 2 * design.MostPairs);
    }

    /// <summary>Whether a gain of at least <paramref name="margin"/> is proved.</summary>
    public static Outcome Gain(Experiment experiment, double margin, SplitMix64 random) => Decide(
        experiment,
        SequentialDesign.Warm,
        estimate => Superiority.Decide(estimate, margin, SequentialDesign.Warm),
        random);

    /// <summary>Whether both sides are proved equal within <paramref name="delta"/>.</summary>
    public static Outcome Equality(Experiment experiment, double delta, SplitMix64 random) => Decide(
        experiment,
        SequentialDesign.Equivalence,
        estimate => Equivalence.Decide(estimate, delta, SequentialDesign.Equivalence),
        random);

    /// <summary>Whether a slowdown is reported for this scenario, measured among others that show none.</summary>
    public static Outcome Slowdown(Experiment experiment, int scenarios, SplitMix64 random)
    {
        Launches launches = experiment.Draw(Regression.MostPairs, random);
        PairedEstimate screen = launches.Estimate(Regression.ScreenPairs);
        PairedEstimate last = Regression.NeedsMorePairs(screen) ? launches.Estimate(Regression.MostPairs) : screen;
        double[] pValues = [Regression.PValue(last), .. Enumerable.Repeat(1.0, scenarios - 1)];
        return new Outcome(Regression.Decide(Holm.Adjust(pValues)[0], last), 2 * last.Pairs);
    }

    /// <summary>Whether a canary of the usual number of pairs finds the harness sound.</summary>
    public static Outcome Soundness(Experiment experiment, SplitMix64 random) => new(
        Canary.Decide(experiment.Draw(Canary.Pairs, random).Estimate(Canary.Pairs)), 2 * Canary.Pairs);
}
