using System.Text.Json.Serialization;
using Inferno.Measuring.Verdicts;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>One run of a case, as it is kept.</summary>
/// <param name="Conditions">What was measured.</param>
/// <param name="Answers">What the procedures said.</param>
/// <param name="Gain">The gain that all pairs show.</param>
public sealed record SelfCheckRun(SelfCheckConditions Conditions, SelfCheckAnswers Answers, GainSummary Gain)
{
    public required DateTimeOffset StartedAt { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Warm medians of the baseline, in seconds, one a pair.</summary>
    public required IReadOnlyList<double> Baseline { get; init; }

    /// <summary>Warm medians of the candidate, in the same order.</summary>
    public required IReadOnlyList<double> Candidate { get; init; }

    public required int Voids { get; init; }

    [JsonIgnore]
    public bool IntervalHoldsTruth => Gain.Low <= Conditions.Case.TrueGain && Conditions.Case.TrueGain <= Gain.High;
}
