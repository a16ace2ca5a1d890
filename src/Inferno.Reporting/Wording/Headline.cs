using Inferno.Measuring.Records;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;

namespace Inferno.Reporting.Wording;

/// <summary>A run in one sentence.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Worst">The outcome that decides over the whole run.</param>
public sealed record Headline(string Sentence, Outcome Worst)
{
    /// <summary>What <paramref name="run"/> came to.</summary>
    public static Headline Of(RunRecord run)
    {
        ScenarioResult[] results = [.. run.Modes.SelectMany(mode => mode.Result.Scenarios)];
        Outcome worst = results.Select(result => result.Verdict.Outcome).Gravest();
        return new Headline(InWords(results, worst), worst);
    }

    private static string InWords(ScenarioResult[] results, Outcome worst)
    {
        int affected = Count(results, worst);
        string alsoWorthless = worst == Outcome.Fail && Count(results, Outcome.Invalid) is var worthless and > 0
            ? $" The measurement is at fault in {worthless} more."
            : "";
        bool asksForGain = results.Any(result => result.Samples.Scenario.Expectation is GainAbove);
        return worst switch
        {
            Outcome.Invalid => $"The measurement is at fault in {affected} of {results.Length} scenarios.",
            Outcome.Fail => $"Not as expected: {affected} of {results.Length} expectations are refuted.{alsoWorthless}",
            Outcome.Inconclusive => Undecided(results, affected),
            _ when asksForGain => $"PGO pays: all {results.Length} expectations are proved.",
            _ => $"As expected: all {results.Length} expectations are proved.",
        };
    }

    private static string Undecided(ScenarioResult[] results, int affected)
    {
        bool isNoisy = results.Any(result =>
            result.Samples.Scenario.Role == Role.Canary && result.Verdict.Outcome == Outcome.Inconclusive);
        string why = isNoisy ? "; a canary was too noisy to vouch for what it stands beside" : "";
        return affected == results.Length
            ? $"Undecided in all {affected} scenarios{why}."
            : $"Undecided in {affected} of {results.Length} scenarios{why}; the other {results.Length - affected} are proved.";
    }

    private static int Count(ScenarioResult[] results, Outcome outcome) =>
        results.Count(result => result.Verdict.Outcome == outcome);
}
