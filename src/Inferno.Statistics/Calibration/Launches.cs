namespace Inferno.Statistics.Calibration;

/// <summary>Times of both sides, equally many; with randomised pairs the i-th of each side belong together.</summary>
public sealed record Launches(double[] Baseline, double[] Candidate)
{
    /// <summary>Number of launches of one side.</summary>
    public int Pairs => Baseline.Length;

    /// <summary>The estimate from the first <paramref name="pairs"/> pairs.</summary>
    public PairedEstimate Estimate(int pairs) =>
        PairedLogRatio.Estimate(Baseline.AsSpan(0, pairs), Candidate.AsSpan(0, pairs));
}
