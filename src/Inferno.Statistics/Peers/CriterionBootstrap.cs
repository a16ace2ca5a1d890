namespace Inferno.Statistics.Peers;

/// <summary>The comparison of two independent samples that Criterion.rs makes.</summary>
/// <param name="PValue">Two-sided bootstrap p of equal means.</param>
/// <param name="Change">mean(candidate)/mean(baseline) − 1.</param>
/// <param name="Interval">95% percentile interval of <paramref name="Change"/>.</param>
public sealed record CriterionBootstrap(double PValue, double Change, Interval Interval)
{
    private const int FewestValues = 2;
    private const double SignificanceLevel = .05;
    private const double NoiseThreshold = .01;

    /// <summary>Criterion's verdict: significant at .05, and the whole interval beyond 1% in one direction.</summary>
    public bool Differs =>
        PValue < SignificanceLevel && (Interval.Low > NoiseThreshold || Interval.High < -NoiseThreshold);

    /// <summary>
    /// A t statistic whose distribution under equal means is bootstrapped from both samples mixed, and a bootstrap of the
    /// relative change (Criterion.rs book, Analysis Process; Efron and Tibshirani 1993, An Introduction to the Bootstrap,
    /// algorithm 16.1 and section 13.3).
    /// </summary>
    /// <param name="baseline">At least two numbers above 0, not all equal to all of the other side.</param>
    /// <param name="candidate">As <paramref name="baseline"/>.</param>
    /// <param name="resamples">At least 100; Criterion's default is 100,000.</param>
    /// <param name="seed">The same seed gives the same result everywhere.</param>
    /// <exception cref="ArgumentException">Values outside those ranges.</exception>
    public static CriterionBootstrap Compare(
        ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate, int resamples, ulong seed)
    {
        Sample.RequireCount(baseline.Length, FewestValues, nameof(baseline));
        Sample.RequireCount(candidate.Length, FewestValues, nameof(candidate));
        Sample.RequirePositive(baseline);
        Sample.RequirePositive(candidate);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        double[] mixed = [.. baseline, .. candidate];
        Sample.RequireSpread(mixed, "both samples");
        SplitMix64 random = new(seed);
        double p = PValueOfEqualMeans(mixed, baseline.Length, resamples, random);
        double change = Moments.Mean(candidate) / Moments.Mean(baseline) - 1;
        return new CriterionBootstrap(p, change, ChangeInterval(baseline, candidate, resamples, random));
    }

    private static double PValueOfEqualMeans(double[] mixed, int split, int resamples, SplitMix64 random)
    {
        double observed = TStatistic(mixed.AsSpan(0, split), mixed.AsSpan(split));
        double[] drawn = new double[mixed.Length];
        int finite = 0;
        int below = 0;
        for (int i = 0; i < resamples; i++)
        {
            Draw(mixed, drawn, random);
            double t = TStatistic(drawn.AsSpan(0, split), drawn.AsSpan(split));

            // As in Criterion: a resample without spread says nothing.
            finite += double.IsFinite(t) ? 1 : 0;
            below += double.IsFinite(t) && t < observed ? 1 : 0;
        }

        return 2.0 * Math.Min(below, finite - below) / Math.Max(1, finite);
    }

    private static Interval ChangeInterval(
        ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate, int resamples, SplitMix64 random)
    {
        double[] changes = new double[resamples];
        double[] drawnBaseline = new double[baseline.Length];
        double[] drawnCandidate = new double[candidate.Length];
        for (int i = 0; i < resamples; i++)
        {
            Draw(baseline, drawnBaseline, random);
            Draw(candidate, drawnCandidate, random);
            changes[i] = Moments.Mean(drawnCandidate) / Moments.Mean(drawnBaseline) - 1;
        }

        Array.Sort(changes);
        return new Interval(changes[(int)(.025 * resamples)], changes[(int)Math.Ceiling(.975 * resamples) - 1]);
    }

    private static double TStatistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double error = Moments.Variance(first) / first.Length + Moments.Variance(second) / second.Length;
        return (Moments.Mean(first) - Moments.Mean(second)) / Math.Sqrt(error);
    }

    private static void Draw(ReadOnlySpan<double> from, Span<double> into, SplitMix64 random)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = from[random.NextBelow(from.Length)];
        }
    }
}
