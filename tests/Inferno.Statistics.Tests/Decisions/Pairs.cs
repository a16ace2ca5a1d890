namespace Inferno.Statistics.Tests.Decisions;

/// <summary>Estimates with a known gain and error, as if from so many pairs.</summary>
internal static class Pairs
{
    public static PairedEstimate Estimate(int pairs, double gain, double error)
    {
        int trimmed = pairs / 5;
        return new PairedEstimate(pairs, trimmed, -double.LogP1(-gain), error, pairs - 2 * trimmed - 2);
    }
}
