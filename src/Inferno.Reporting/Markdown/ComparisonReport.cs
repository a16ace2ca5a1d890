using System.Globalization;
using System.Text.Json;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders a comparison of two builds of any program.</summary>
public static class ComparisonReport
{
    private static readonly string[] Header = ["build", "median", "executable"];

    /// <summary>For people, ending in a line feed.</summary>
    public static string Text(ComparisonRecord comparison) => Values(comparison) + $"{comparison.Verdict}\n" + Warnings(comparison);

    /// <summary>What was measured, and how to plan the same again.</summary>
    internal static string Values(ComparisonRecord comparison)
    {
        string better = comparison.HigherIsBetter ? "higher" : "lower";
        return MarkdownTable.Render(Header, [Row(comparison, comparison.Programs.Baseline, pair => pair.Baseline),
                Row(comparison, comparison.Programs.Candidate, pair => pair.Candidate)])
            + $"\nmedian of {comparison.Metric}, {better} is better; the same plan again: --seed {comparison.Seed}\n";
    }

    /// <summary>What the verdict should be read with, a line each.</summary>
    internal static string Warnings(ComparisonRecord comparison) => string.Concat(comparison.Verdict.Findings
        .Where(finding => finding.Severity == FindingSeverity.Warning)
        .Select(finding => $"{finding}\n"));

    /// <summary>For machines: every value included.</summary>
    public static string Json(ComparisonRecord comparison) => JsonSerializer.Serialize(comparison, RunJson.Options) + "\n";

    /// <summary>Writes the JSON; no reader ever sees half of it.</summary>
    public static void Save(ComparisonRecord comparison, string path) => WholeFile.Write(path, Json(comparison));

    private static string[] Row(
        ComparisonRecord comparison, ProgramBuild build, Func<MeasuredPair<MeasuredLaunch>, MeasuredLaunch> side)
    {
        double median = LaunchPair.Median(comparison.Pairs.Select(pair => side(pair).Value));
        return [build.Name, median.ToString("G5", CultureInfo.InvariantCulture), build.Executable];
    }
}
