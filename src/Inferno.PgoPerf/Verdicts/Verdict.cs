using Inferno.Pgo.Builds.Verification;

namespace Inferno.PgoPerf.Verdicts;

/// <summary>What a scenario came to, why, and what to do about it.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="NextStep">What to do, in one line; empty where there is nothing to do.</param>
public sealed record Verdict(Outcome Outcome, string Reason, string NextStep)
{
    /// <summary>The gain, where enough pairs were measured to estimate one.</summary>
    public GainSummary? Gain { get; init; }

    /// <summary>What is wrong with the measurement.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The verdict on a measurement that <paramref name="findings"/> make worthless.</summary>
    public static Verdict Invalid(IReadOnlyList<Finding> findings) => new(
        Outcome.Invalid,
        string.Join("; ", findings.Select(finding => $"{finding.Id} {finding.Cause}")),
        string.Join("; ", findings.Select(finding => finding.NextStep).Distinct()))
    {
        Findings = findings,
    };

    /// <summary>The verdict in one line.</summary>
    public override string ToString() => NextStep.Length == 0 ? $"{Outcome}: {Reason}" : $"{Outcome}: {Reason}. {NextStep}.";
}
