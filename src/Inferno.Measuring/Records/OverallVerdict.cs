using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Records;

/// <summary>Sums the verdicts of all scenarios up into one.</summary>
public static class OverallVerdict
{
    /// <summary>
    /// Pass where every scenario of <paramref name="modes"/> passes; otherwise the gravest outcome (<see cref="Severity"/>),
    /// with the reasons of the scenarios that came to it.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing was measured.</exception>
    public static Verdict Of(IReadOnlyList<ModeResult> modes)
    {
        (string Name, Verdict Verdict)[] verdicts =
        [
            .. modes.SelectMany(mode => mode.Scenarios.Select(result =>
                ($"{mode.Mode.Name()} {result.Samples.Scenario.Name}", result.Verdict))),
        ];
        if (verdicts.Length == 0)
        {
            throw new ArgumentException("Nothing was measured.", nameof(modes));
        }

        Outcome gravest = verdicts.Select(entry => entry.Verdict.Outcome).Gravest();
        (string Name, Verdict Verdict)[] such = [.. verdicts.Where(entry => entry.Verdict.Outcome == gravest)];
        return gravest == Outcome.Pass
            ? new Verdict(Outcome.Pass, $"{verdicts.Length} scenarios came out as expected", "")
            : new Verdict(gravest, Reasons(such), NextSteps(such)) { Findings = Findings(such) };
    }

    private static string Reasons((string Name, Verdict Verdict)[] verdicts) => string.Join("; ", verdicts
        .GroupBy(entry => entry.Verdict.Reason)
        .Select(group => $"{string.Join(", ", group.Select(entry => entry.Name))}: {group.Key}"));

    private static string NextSteps((string Name, Verdict Verdict)[] verdicts) =>
        string.Join("; ", verdicts.Select(entry => entry.Verdict.NextStep).Where(step => step.Length > 0).Distinct());

    private static IReadOnlyList<Finding> Findings((string Name, Verdict Verdict)[] verdicts) =>
        [.. verdicts.SelectMany(entry => entry.Verdict.Findings).Distinct()];
}
