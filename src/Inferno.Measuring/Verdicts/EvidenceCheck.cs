using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Modes;

namespace Inferno.Measuring.Verdicts;

/// <summary>Asks two processes themselves whether one of them is profile-guided and the other is not.</summary>
public static class EvidenceCheck
{
    /// <summary>Everything that speaks against comparing the two; empty where the evidence is there.</summary>
    /// <param name="mode">A static mode's profile shows in its images, not in its processes: those only must not profile.</param>
    /// <param name="baseline">What the verification launch of the baseline said.</param>
    /// <param name="candidate">What the verification launch of the PGO build said.</param>
    public static IReadOnlyList<Finding> Check(PgoMode mode, RuntimeEvidence baseline, RuntimeEvidence candidate)
    {
        List<Finding> findings = [];
        if (baseline.DynamicPgo || baseline.Compiled?.Instrumented is not 0)
        {
            findings.Add(MeasurementFindings.BaselineProfiled(Describe(baseline)));
        }

        if (!ModeDefinition.Of(mode).IsStatic && (!candidate.DynamicPgo || candidate.Compiled?.Instrumented is null or 0))
        {
            findings.Add(MeasurementFindings.ProfileIgnored(Describe(candidate)));
        }

        return findings;
    }

    private static string Describe(RuntimeEvidence evidence) =>
        $"dynamic={(evidence.DynamicPgo ? "on" : "off")}, "
        + $"instrumented methods: {evidence.Compiled?.Instrumented.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not counted"}";
}
