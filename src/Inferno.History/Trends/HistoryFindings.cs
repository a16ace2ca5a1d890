using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.History.Trends;

/// <summary>What comparisons of runs with each other should be read with, INF2070 to INF2099.</summary>
public static class HistoryFindings
{
    /// <summary>Two successive runs were measured on machines that differ.</summary>
    public static Finding MachineDiffers(string before, string after, string changes) => Warning(
        "INF2070",
        $"runs {before} and {after} were measured on different machines: {changes}",
        "Compare only runs of one machine fingerprint; what came before the change starts a series of its own");

    /// <summary>A gain has moved and stayed where it is.</summary>
    public static Finding LevelChanged(ChangePoint change) => Warning(
        "INF2071",
        $"the gain of {change.Series.Mode} {change.Series.Scenario} went from {GainSummary.Percent(change.GainBefore)} "
            + $"to {GainSummary.Percent(change.GainAfter)} between {change.CommitRange}",
        "Look through the commits of that range; "
            + "`inferno-pgo compare` measures builds of any two of them against each other");

    private static Finding Warning(string id, string cause, string nextStep) =>
        new(id, FindingSeverity.Warning, cause, nextStep);
}
