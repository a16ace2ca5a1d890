namespace Inferno.Statistics.Calibration;

/// <summary>Finds the smallest true gain that a run can be relied on to prove.</summary>
public static class ProvableGain
{
    /// <summary>How often a run must prove it.</summary>
    public const double Power = .95;

    private const double Most = .9;
    private const double Precision = .001;

    /// <summary>
    /// The smallest gain, to a tenth of a percent, that passes in at least 95% of the trials within
    /// <paramref name="pairs"/> pairs of the warm design, looks in between included; <see langword="null"/> where even
    /// 90% does not.
    /// </summary>
    /// <param name="noise">What the launches of this machine are like.</param>
    /// <param name="margin">The gain to prove, in [0, 0.9).</param>
    /// <param name="pairs">A look of the warm design.</param>
    /// <param name="trials">How often to try each gain.</param>
    /// <param name="cancellation">Stops between two trials.</param>
    public static double? Smallest(
        INoise noise, double margin, int pairs, TrialRange trials, CancellationToken cancellation)
    {
        SequentialDesign.Warm.RequireLook(pairs);
        int low = (int)Math.Round(margin / Precision);
        int high = (int)Math.Round(Most / Precision) + 1;
        int last = high;
        while (high - low > 1)
        {
            // More gain passes more often, so halving finds the first that passes often enough.
            int middle = (low + high) / 2;
            Tally tally = Tally.Of(trials, Within(pairs, new Experiment(noise, middle * Precision), margin), cancellation);
            (low, high) = tally.PassRate >= Power ? (low, middle) : (middle, high);
        }

        return high == last ? null : high * Precision;
    }

    private static Func<SplitMix64, Outcome> Within(int pairs, Experiment experiment, double margin) => random =>
    {
        Outcome outcome = Sequentially.Gain(experiment, margin, random);
        return outcome.Launches <= 2 * pairs ? outcome : new Outcome(Decision.Inconclusive, 2 * pairs);
    };
}
