namespace Inferno.Statistics.Calibration;

/// <summary>Launches that know nothing of each other: a quiet machine.</summary>
/// <param name="Spread">Standard deviation of the log time: 0.03 is about 3%.</param>
public sealed record IndependentNoise(double Spread) : INoise
{
    public string Name => $"independent {Percent.Of(Spread)}%";

    public void Fill(Span<double> logTimes, SplitMix64 random)
    {
        foreach (ref double time in logTimes)
        {
            time = Spread * random.NextGaussian();
        }
    }
}
