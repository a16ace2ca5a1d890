namespace Inferno.Statistics.Calibration;

/// <summary>Independent noise on a machine that steadily slows down, as when it heats up.</summary>
/// <param name="Slowdown">0.1: the last launch takes 10% longer than the first.</param>
/// <param name="Spread">Standard deviation of the log time besides.</param>
public sealed record DriftNoise(double Slowdown, double Spread) : INoise
{
    public string Name => $"drift {Percent.Of(Slowdown)}%";

    public void Fill(Span<double> logTimes, SplitMix64 random)
    {
        double step = double.LogP1(Slowdown) / Math.Max(1, logTimes.Length - 1);
        for (int i = 0; i < logTimes.Length; i++)
        {
            logTimes[i] = i * step + Spread * random.NextGaussian();
        }
    }
}
