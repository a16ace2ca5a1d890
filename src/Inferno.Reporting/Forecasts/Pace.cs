using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Forecasts;

/// <summary>How long a pair of launches takes: as in an earlier run, or as on a typical machine.</summary>
public sealed class Pace
{
    // The fixture model on a machine of 2 cores; a launch settles once, whatever it measures then.
    private const double TypicalCold = .5;
    private const double TypicalSettling = 4;
    private const double TypicalBatch = .002;

    private readonly Dictionary<string, double> _earlier;

    private Pace(string source, Dictionary<string, double> earlier)
    {
        Source = source;
        _earlier = earlier;
    }

    /// <summary>No earlier run to go by.</summary>
    public static Pace Typical { get; } = new("the fixture model on 2 cores; no earlier run to go by", []);

    /// <summary>What the times are taken from.</summary>
    public string Source { get; }

    /// <summary>The pace of the latest run under <paramref name="runs"/> that measured <paramref name="mode"/>.</summary>
    public static Pace Latest(string runs, PgoMode mode) => Records(runs)
        .Select(run => (run.Id, Mode: run.Modes.FirstOrDefault(record => record.Result.Mode == mode)))
        .Where(run => run.Mode is not null)
        .Select(run => Of(run.Id, run.Mode!.Result))
        .FirstOrDefault(Typical);

    /// <summary>Seconds of a pair that measures <paramref name="scenarios"/> in the same launches.</summary>
    public double PairSeconds(IReadOnlyList<Scenario> scenarios)
    {
        double?[] known = [.. scenarios.Select(Known)];
        return known.All(seconds => seconds is not null) ? known.Sum()!.Value
            : scenarios[0].Metric != Metric.Warm ? TypicalCold
            : TypicalSettling + (TypicalBatch * scenarios.Sum(scenario => scenario.Workload.Batches));
    }

    private static Pace Of(string id, ModeResult mode) => new(
        $"run {id}",
        mode.Scenarios
            .Where(result => result.Samples.Pairs.Count > 0)
            .ToDictionary(result => result.Samples.Scenario.Name, result => result.Seconds / result.Samples.Pairs.Count));

    private static IEnumerable<RunRecord> Records(string runs) =>
        (Directory.Exists(runs) ? Directory.EnumerateDirectories(runs) : [])
            .OrderDescending(StringComparer.Ordinal)
            .Select(folder => Read(new RunFolder(folder).Record))
            .OfType<RunRecord>();

    private static RunRecord? Read(string record)
    {
        try
        {
            return RunJson.Read(record);
        }
        catch (Exception e) when (e is RunFormatException or IOException)
        {
            return null; // interrupted, or of another version: the one before it will do
        }
    }

    // A regression scenario runs what the scenario that is its case runs.
    private double? Known(Scenario scenario) =>
        _earlier.TryGetValue(scenario.Name, out double seconds) || _earlier.TryGetValue(scenario.Case, out seconds) ? seconds : null;
}
