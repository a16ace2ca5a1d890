using System.Globalization;
using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>The noises of the calibration by a name that a theory can show, and the captured trace.</summary>
internal static class Noises
{
    public const int Experiments = 10_000;

    private static readonly Dictionary<string, INoise> ByName = new()
    {
        ["independent"] = StandardNoise.Independent,
        ["autoregressive"] = StandardNoise.Autoregressive,
        ["bursts"] = StandardNoise.Bursts,
        ["drift"] = StandardNoise.Drift,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static TrialRange AllTrials => new(20_261_123, 0, Experiments);

    public const string RoundsName = "aa-rounds";

    public static INoise Named(string name) => name == RoundsName ? Rounds() : ByName[name];

    /// <summary>The captured rounds of two byte copies side by side.</summary>
    public static TraceNoise Rounds() => new(RoundsName, [.. RoundTrace.Parse("aa-rounds.csv", File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "fixtures", "traces", "aa-rounds.csv"))).Times])
    {
        IsPaired = true,
    };

    public static TraceNoise Trace()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "fixtures", "traces", "aa-launches.csv");
        string[] lines = File.ReadAllLines(path);
        int column = Array.IndexOf(lines[0].Split(','), "warm_median_ms");
        return new TraceNoise("aa-launches", lines.Skip(1)
            .Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture))
            .ToArray());
    }
}
