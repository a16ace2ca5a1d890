using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.Statistics;
using Inferno.Statistics.Series;

namespace Inferno.Measuring.Verdicts;

/// <summary>Everything that a verdict should be read with although it stands, INF2050 to INF2099.</summary>
public static class WarningFindings
{
    /// <summary>The profile changes nothing that can be measured.</summary>
    public static Finding NoEffect(GainSummary gain) => Warning(
        "INF2050",
        $"the builds differ by nothing that matters: gain {gain}",
        "Read the scenario's suitability: little of its work can be steered, or the profile was trained on other work");

    /// <summary>The candidate is slower.</summary>
    public static Finding Regression(GainSummary gain) => Warning(
        "INF2051",
        $"the profile-guided build is slower: gain {gain}",
        "Compare the hot methods of both builds; train on this scenario's work, or do without the profile");

    /// <summary>The machine became slower or faster while the pairs were measured.</summary>
    public static Finding TimeTrend(Drift drift) => Warning(
        "INF2052",
        Text($"times drifted by {drift.Change:+0%;-0%} from the first third of the pairs to the last (rank correlation with their order {drift.Trend.Correlation:F2})"),
        "Pairs cancel a drift, but find what warms up, fills up or runs beside the measurement");

    /// <summary>Launches waited for a processor that something else had.</summary>
    public static Finding OtherLoad(double share) => Warning(
        "INF2053",
        Text($"launches waited for a processor for {share:0%} of the processor time that they used"),
        "Stop what runs beside the measurement, or measure fewer concurrent requests");

    /// <summary>The pairs leave the question open; more of them would not.</summary>
    public static Finding MorePairsNeeded(int pairs, int needed, double margin) => Warning(
        "INF2054",
        Text($"{pairs} pairs are too few: at this spread about {needed} tell the gain from {margin:0%}"),
        "Measure on a quieter machine, which needs fewer pairs");

    /// <summary>The processors were held back.</summary>
    public static Finding Throttled(string how) => Warning(
        "INF2055", $"the processors were held back: {how}", "Lift the limit, or let the machine cool down, and measure again");

    /// <summary>Two copies of one build were too noisy to be told apart, and a faulty measurement would have been as well.</summary>
    public static Finding CanaryTooNoisy(GainSummary gain) => Warning(
        "INF2056",
        Text($"the canary was too noisy to vouch: after {gain.Pairs} pairs the baseline and its byte copy are not shown to differ by less than {Canary.Within:0%}: {gain}"),
        "Run again on a quieter machine; until the canary is quiet, nothing is proved or refuted");

    /// <summary>Launches of any program printed one number each.</summary>
    public static Finding SettlingUnseen() => Warning(
        "INF2057",
        "each launch gave one number, which does not show whether it had settled: a build that was measured while the run time still compiled it may read several times slower than it is",
        "Print a number for each batch after the warm-up, and let --metric match them all");

    /// <summary>Metrics are declared that no launch printed.</summary>
    public static Finding MetricsMissing(IReadOnlyList<string> names) => Warning(
        "INF2058",
        $"no launch printed what \"metrics\" in pgo.json declares: {string.Join(", ", names.Select(name => $"'{name}'"))}",
        "Compare the \"regex\" of each with the program's output line by line, or take it out of pgo.json");

    private static Finding Warning(string id, string cause, string nextStep) =>
        new(id, FindingSeverity.Warning, cause, nextStep);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
