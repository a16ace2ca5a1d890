using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;

namespace Inferno.Reporting.Wording;

/// <summary>The gains of those scenarios that are expected to gain.</summary>
/// <param name="Gains">Their estimates, ascending; invalid ones are left out.</param>
/// <param name="Proved">How many of them are proved to be above their margin.</param>
/// <param name="Expected">How many scenarios are expected to gain.</param>
public sealed record GainRange(IReadOnlyList<double> Gains, int Proved, int Expected)
{
    /// <summary>The range from the smallest to the largest, in per cent.</summary>
    public string Text => Gains.Count switch
    {
        0 => "n/a",
        1 => GainSummary.Percent(Gains[0]),
        _ => $"{GainSummary.Percent(Gains[0])} to {GainSummary.Percent(Gains[^1])}",
    };

    /// <summary>What the range is.</summary>
    public string Sentence => Expected == 0
        ? "no scenario of this mode is expected to gain"
        : $"less time on warm batches; {Proved} of {Expected} expected gains proved";

    /// <summary>The range of <paramref name="results"/>.</summary>
    public static GainRange Of(IEnumerable<ScenarioResult> results)
    {
        ScenarioResult[] expected = [.. results.Where(result => result.Samples.Scenario.Expectation is GainAbove)];
        return new GainRange(
            [.. expected
                .Where(result => result.Verdict.Outcome != Outcome.Invalid)
                .Select(result => result.Verdict.Gain?.Gain)
                .OfType<double>()
                .Order()],
            expected.Count(result => result.Verdict.Outcome == Outcome.Pass),
            expected.Length);
    }
}
