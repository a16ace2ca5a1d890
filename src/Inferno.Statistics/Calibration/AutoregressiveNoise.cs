using System.Globalization;

namespace Inferno.Statistics.Calibration;

/// <summary>Launches that resemble the launch before: a slowly changing load.</summary>
/// <param name="Correlation">φ in (−1, 1), the lag-1 autocorrelation.</param>
/// <param name="Spread">Standard deviation of the log time over a long series.</param>
public sealed record AutoregressiveNoise(double Correlation, double Spread) : INoise
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"AR(1) φ = {Correlation:0.##}");

    public void Fill(Span<double> logTimes, SplitMix64 random)
    {
        double innovation = Spread * Math.Sqrt(1 - Correlation * Correlation);
        double last = Spread * random.NextGaussian();
        foreach (ref double time in logTimes)
        {
            last = Correlation * last + innovation * random.NextGaussian();
            time = last;
        }
    }
}
