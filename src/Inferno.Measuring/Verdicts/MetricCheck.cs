using Inferno.Pgo.Builds;
using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Measuring.Verdicts;

/// <summary>Compares what was declared with what the launches of a mode printed.</summary>
public static class MetricCheck
{
    /// <summary>What <paramref name="launches"/> do not know of <paramref name="declared"/>; nothing where nothing was launched.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<MetricDeclaration> declared, IEnumerable<Launch> launches)
    {
        HashSet<string>[] printed = [.. launches.SelectMany(launch => launch.Cases).Select(one => one.Metrics.Keys.ToHashSet())];
        string[] missing = [.. declared.Select(metric => metric.Name).Where(name => !printed.Any(names => names.Contains(name)))];
        return printed.Length > 0 && missing.Length > 0 ? [WarningFindings.MetricsMissing(missing)] : [];
    }
}
