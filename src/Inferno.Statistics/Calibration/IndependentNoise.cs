namespace Inferno.Statistics.Calibration;

/// <summary>Launches that know nothing of each other: a quiet machine.</summary>
/// <param name="Spread">Standard deviation of the log time: 0.03 is about 3%.</param>
public sealed record IndependentNoise(double Spread) : INoise
{
    /// <summary>Noise under which the log ratios of pairs have the standard deviation <paramref name="spread"/>.</summary>
    public static IndependentNoise OfPairs(double spread) =>
        new(spread / Math.Sqrt(2)) { Name = $"pairs {Percent.Of(spread)}%" };

    public string Name { get; init; } = $"independent {Percent.Of(Spread)}%";

    public void Fill(Span<double> logTimes, SplitMix64 random)
    {
        foreach (ref double time in logTimes)
        {
            time = Spread * random.NextGaussian();
        }
    }
}
