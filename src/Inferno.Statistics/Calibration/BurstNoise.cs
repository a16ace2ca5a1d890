namespace Inferno.Statistics.Calibration;

/// <summary>Independent noise, and at times another process that slows down every launch until it ends.</summary>
/// <param name="Start">Probability per launch that a burst starts.</param>
/// <param name="End">Probability per launch that it ends.</param>
/// <param name="Slowdown">0.35: launches in a burst take 35% longer.</param>
/// <param name="Spread">Standard deviation of the log time besides.</param>
public sealed record BurstNoise(double Start, double End, double Slowdown, double Spread) : INoise
{
    public string Name => $"bursts +{Percent.Of(Slowdown)}%";

    public void Fill(Span<double> logTimes, SplitMix64 random)
    {
        bool inBurst = random.NextUnit() < Start / (Start + End);
        foreach (ref double time in logTimes)
        {
            inBurst = inBurst ? random.NextUnit() >= End : random.NextUnit() < Start;
            time = Spread * random.NextGaussian() + (inBurst ? double.LogP1(Slowdown) : 0);
        }
    }
}
