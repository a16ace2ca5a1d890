namespace Inferno.Statistics;

/// <summary>
/// What the pairs say about the ratio of two times. The gain is 1 − t_candidate/t_baseline: 0.1 means that the candidate
/// takes 10% less time, negative that it is slower.
/// </summary>
/// <param name="Pairs">Number of pairs n.</param>
/// <param name="TrimmedEachSide">Pairs left out of the mean at each end, ⌊n/5⌋.</param>
/// <param name="MeanLogRatio">Trimmed mean of ln(baseline/candidate).</param>
/// <param name="StandardError">Standard error of <paramref name="MeanLogRatio"/>, at least 0.</param>
/// <param name="DegreesOfFreedom">Of the t distribution that its error follows.</param>
public sealed record PairedEstimate(
    int Pairs, int TrimmedEachSide, double MeanLogRatio, double StandardError, int DegreesOfFreedom)
{
    /// <summary>The estimated gain, below 1.</summary>
    public double Gain => -double.ExpM1(-MeanLogRatio);

    /// <summary>
    /// The gains that the data do not contradict, 1 − exp(−(d̄ ∓ t·SE)), with <paramref name="confidence"/> in (0, 1)
    /// (Wilcox 2012, section 5.9.5, transformed). A single point when the standard error is 0.
    /// </summary>
    public Interval GainInterval(double confidence)
    {
        Sample.RequireProbability(confidence);
        double reach = StandardError * StudentTail.Quantile((1 - confidence) / 2, DegreesOfFreedom);
        return new Interval(-double.ExpM1(-(MeanLogRatio - reach)), -double.ExpM1(-(MeanLogRatio + reach)));
    }

    /// <summary>
    /// One-sided p of the claim that the gain is above <paramref name="margin"/> (below 1, negative allowed):
    /// P(t &gt; (d̄ + ln(1−m))/SE), after Yuen (1974). Small proves the claim. With a standard error of 0 it is the
    /// limit: 0, 1, or 0.5 exactly at the margin.
    /// </summary>
    public double PValueGainAbove(double margin) => StudentTail.Upper(Standardised(margin), DegreesOfFreedom);

    /// <summary>One-sided p of the claim that the gain is below <paramref name="margin"/>; as above, other tail.</summary>
    public double PValueGainBelow(double margin) => StudentTail.Upper(-Standardised(margin), DegreesOfFreedom);

    /// <summary>Two-sided p of the claim that the two sides differ at all.</summary>
    public double PValueDifference() => 2 * Math.Min(PValueGainAbove(0), PValueGainBelow(0));

    private double Standardised(double margin)
    {
        if (!(margin < 1 && double.IsFinite(margin)))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A gain below 1 is needed; 0.1 means 10%.");
        }

        double distance = MeanLogRatio + double.LogP1(-margin);
        return distance == 0 ? 0 : distance / StandardError;
    }
}
