using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;

namespace Inferno.Reporting.Wording;

/// <summary>A finding and where in the run it was made.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Places">Mode and scenario of each.</param>
public sealed record FoundInRun(Finding Finding, IReadOnlyList<string> Places)
{
    /// <summary>Every different finding of <paramref name="run"/>, errors first.</summary>
    public static IEnumerable<FoundInRun> In(RunRecord run) => run.Modes
        .SelectMany(mode => mode.Result.Scenarios.SelectMany(result => result.Verdict.Findings.Select(finding =>
            (Finding: finding, Place: $"{mode.Result.Mode.Name()} {result.Samples.Scenario.Name}"))))
        .GroupBy(found => found.Finding, found => found.Place)
        .Select(group => new FoundInRun(group.Key, [.. group]))
        .OrderByDescending(found => found.Finding.Severity)
        .ThenBy(found => found.Finding.Id, StringComparer.Ordinal);
}
