using MathNet.Numerics.Distributions;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>The rates that docs/statistics.md promises, and how many of n runs may miss them by chance (1 in 1,000).</summary>
internal static class DesignedRate
{
    public const double CanaryAlarm = .013;
    public const double FalseChange = .05;

    private const double Chance = .001;

    /// <summary>How often a slowdown of so many percent is reported at night.</summary>
    public static double Found(int percent) => percent switch
    {
        5 => .5,
        10 => .99,
        20 => .999,
        _ => throw new ArgumentOutOfRangeException(nameof(percent), percent, "No rate was designed for it."),
    };

    /// <summary>The most hits that a rate explains.</summary>
    public static int MostHits(int runs, double rate) =>
        Enumerable.Range(0, runs + 1).First(hits => 1 - Binomial.CDF(rate, runs, hits) <= Chance);

    /// <summary>The fewest hits that a rate explains.</summary>
    public static int FewestHits(int runs, double rate) =>
        Enumerable.Range(0, runs + 1).First(hits => Binomial.CDF(rate, runs, hits) > Chance);
}
