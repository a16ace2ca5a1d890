namespace Inferno.Statistics.Calibration;

/// <summary>Plays a comparison through as a run does: look by look until one decides.</summary>
public static class Sequentially
{
    /// <summary>The first decision at one of the ascending <paramref name="looks"/>, and the launches up to it.</summary>
    public static Outcome Decide(
        Experiment experiment, IReadOnlyList<int> looks, Func<PairedEstimate, Decision> decide, SplitMix64 random)
    {
        Launches launches = experiment.Draw(looks[^1], random);
        foreach (int look in looks)
        {
            Decision decision = decide(launches.Estimate(look));
            if (decision != Decision.Continue)
            {
                return new Outcome(decision, 2 * look);
            }
        }

        return new Outcome(Decision.Inconclusive, 2 * looks[^1]);
    }

    /// <summary>Whether a gain of at least <paramref name="margin"/> is proved.</summary>
    public static Outcome Gain(Experiment experiment, double margin, SplitMix64 random) =>
        Gain(experiment, margin, SequentialDesign.Warm, random);

    /// <summary>As above, by <paramref name="design"/>.</summary>
    public static Outcome Gain(Experiment experiment, double margin, SequentialDesign design, SplitMix64 random) =>
        Decide(experiment, design.Looks, estimate => Superiority.Decide(estimate, margin, design), random);

    /// <summary>Whether both sides are proved equal within <paramref name="delta"/>.</summary>
    public static Outcome Equality(Experiment experiment, double delta, SplitMix64 random) =>
        Equality(experiment, delta, SequentialDesign.Equivalence, random);

    /// <summary>As above, by <paramref name="design"/>.</summary>
    public static Outcome Equality(Experiment experiment, double delta, SequentialDesign design, SplitMix64 random) =>
        Decide(experiment, design.Looks, estimate => Equivalence.Decide(estimate, delta, design), random);

    /// <summary>Whether a slowdown is reported for this scenario, measured among others that show none.</summary>
    public static Outcome Slowdown(Experiment experiment, int scenarios, SplitMix64 random)
    {
        Launches launches = experiment.Draw(Regression.MostPairs, random);
        PairedEstimate screen = launches.Estimate(Regression.ScreenPairs);
        PairedEstimate last = Regression.NeedsMorePairs(screen) ? launches.Estimate(Regression.MostPairs) : screen;
        double[] pValues = [Regression.PValue(last), .. Enumerable.Repeat(1.0, scenarios - 1)];
        return new Outcome(Regression.Decide(Holm.Adjust(pValues)[0], last), 2 * last.Pairs);
    }

    /// <summary>Whether a canary finds the harness sound; Inconclusive where it is too noisy to vouch for it.</summary>
    public static Outcome Soundness(Experiment experiment, SplitMix64 random) =>
        Decide(experiment, Canary.Looks, Canary.Decide, random);
}
