using MathNet.Numerics.Distributions;

namespace Inferno.Statistics;

/// <summary>Says whether measuring up to the last look is likely to decide anything.</summary>
/// <remarks>
/// Predicted from the present estimate with a flat prior (predictive power: Spiegelhalter, Freedman and Blackburn 1986,
/// Controlled Clinical Trials 7:8). With t the share of the pairs that are measured, the mean log ratio at the last look is
/// normal about today's with the variance (1−t)·SE², and its standard error is √t·SE. Only the last look is counted, whose
/// boundary is the one of every look, with normal quantiles. To stop is non-binding: the boundaries of Pass and Fail stay,
/// so a run that stops never passes or fails where one that goes on would not, and no error rate grows.
/// </remarks>
internal readonly struct Futility
{
    /// <summary>The first look at which a comparison may stop; before it, the spread is a guess.</summary>
    public const int FewestPairs = 15;

    /// <summary>A run goes on for Pass or for Fail that is at least so probable.</summary>
    public const double LeastProbability = .2;

    private readonly double _mean;
    private readonly double _spread;
    private readonly double _error;

    /// <summary>The prediction for <paramref name="pairs"/> pairs, more than the estimate's.</summary>
    public Futility(PairedEstimate now, int pairs)
    {
        double measured = (double)now.Pairs / pairs;
        _mean = now.MeanLogRatio;
        _spread = now.StandardError * Math.Sqrt(1 - measured);
        _error = now.StandardError * Math.Sqrt(measured);
    }

    /// <summary>Probability that the mean log ratio is proved to be above <paramref name="bound"/> at a one-sided alpha.</summary>
    public double Above(double bound, double alpha) => Normally(_mean - bound - Reach(alpha));

    /// <summary>As <see cref="Above"/>, below.</summary>
    public double Below(double bound, double alpha) => Normally(bound - _mean - Reach(alpha));

    /// <summary>Probability that it is proved, each side at alpha, to be above one bound and below the other.</summary>
    public double Between(double low, double high, double alpha) => Math.Max(0, Above(low, alpha) + Below(high, alpha) - 1);

    private double Reach(double alpha) => -Normal.InvCDF(0, 1, alpha) * _error;

    // Without spread the last look repeats this one.
    private double Normally(double distance) =>
        _spread > 0 ? Normal.CDF(0, 1, distance / _spread) : distance > 0 ? 1 : 0;
}
