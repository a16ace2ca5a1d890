using System.Globalization;

namespace Inferno.Statistics.Calibration;

/// <summary>What makes launches of one and the same program take different times.</summary>
public interface INoise
{
    /// <summary>A few words for a table.</summary>
    string Name { get; }

    /// <summary>
    /// Whether values come in pairs, baseline and candidate of one round, whose order was drawn when they were measured.
    /// </summary>
    bool IsPaired => false;

    /// <summary>Draws the logarithms of the times of consecutive launches.</summary>
    void Fill(Span<double> logTimes, SplitMix64 random);
}

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

/// <summary>The simulated noises against which the procedure is calibrated.</summary>
public static class StandardNoise
{
    public static INoise Independent { get; } = new IndependentNoise(.03);

    public static INoise Autoregressive { get; } = new AutoregressiveNoise(.9, .1);

    public static INoise Bursts { get; } = new BurstNoise(.04, .15, .35, .03);

    public static INoise Drift { get; } = new DriftNoise(.1, .03);

    /// <summary>Pairs as rounds of builds that live side by side give them, and as launches one after the other do at best.</summary>
    public static IReadOnlyList<INoise> Rounds { get; } = [IndependentNoise.OfPairs(.02), IndependentNoise.OfPairs(.03)];

    public static IReadOnlyList<INoise> All { get; } = [Independent, Autoregressive, Bursts, Drift];
}
