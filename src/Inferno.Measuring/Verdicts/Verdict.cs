using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Measuring.Verdicts;

/// <summary>What a scenario came to, why, and what to do about it.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="NextStep">What to do, in one line; empty where there is nothing to do.</param>
public sealed record Verdict(Outcome Outcome, string Reason, string NextStep)
{
    /// <summary>The gain, where enough pairs were measured to estimate one.</summary>
    public GainSummary? Gain { get; init; }

    /// <summary>What the figures beside the times came to.</summary>
    public IReadOnlyList<SideVerdict> Sides { get; init; } = [];

    /// <summary>What is wrong with the measurement, and what to read the verdict with.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The verdict on a measurement that <paramref name="findings"/> make worthless.</summary>
    public static Verdict Invalid(IReadOnlyList<Finding> findings)
    {
        Finding[] errors = [.. findings.Where(finding => finding.Severity == FindingSeverity.Error)];
        return new Verdict(
            Outcome.Invalid,
            string.Join("; ", errors.Select(finding => $"{finding.Id} {finding.Cause}")),
            string.Join("; ", errors.Select(finding => finding.NextStep).Distinct()))
        {
            Findings = findings,
        };
    }

    /// <summary>
    /// The verdict in the light of what was found later: warnings are added to it, an error makes it Invalid and leaves its
    /// figures.
    /// </summary>
    public Verdict Under(IReadOnlyList<Finding> later)
    {
        if (later.Count == 0)
        {
            return this;
        }

        Finding[] all = [.. Findings, .. later];
        return BuildVerifier.Forbids(later) ? Invalid(all) with { Gain = Gain, Sides = Sides } : this with { Findings = all };
    }

    /// <summary>
    /// The verdict where nothing vouches for the measurement, as <paramref name="why"/> says: neither proved nor refuted,
    /// whatever the figures, which stay. What is Invalid stays Invalid.
    /// </summary>
    public Verdict Unvouched(Finding why) => this with
    {
        Outcome = Outcome == Outcome.Invalid ? Outcome.Invalid : Outcome.Inconclusive,
        Reason = Outcome == Outcome.Invalid ? Reason : $"{why.Id} {why.Cause}",
        NextStep = Outcome == Outcome.Invalid ? NextStep : why.NextStep,
        Findings = [.. Findings, why],
    };

    /// <summary>The verdict in one line.</summary>
    public override string ToString() => NextStep.Length == 0 ? $"{Outcome}: {Reason}" : $"{Outcome}: {Reason}. {NextStep}.";
}
