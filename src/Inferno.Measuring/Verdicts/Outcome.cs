namespace Inferno.Measuring.Verdicts;

/// <summary>What a scenario's pairs came to.</summary>
public enum Outcome
{
    /// <summary>What was expected is proved.</summary>
    Pass,

    /// <summary>What was expected is refuted.</summary>
    Fail,

    /// <summary>All pairs are measured and neither is proved.</summary>
    Inconclusive,

    /// <summary>The measurement says nothing, whatever its figures are.</summary>
    Invalid,
}

/// <summary>What an outcome says of what was expected.</summary>
internal static class OutcomeWords
{
    /// <summary>A verb, such as "is proved"; of an outcome that figures came to.</summary>
    public static string Verb(this Outcome outcome) => outcome switch
    {
        Outcome.Pass => "is proved",
        Outcome.Fail => "is refuted",
        _ => "is neither proved nor refuted",
    };
}

/// <summary>Which of several outcomes speaks for all of them.</summary>
public static class Severity
{
    /// <summary>
    /// The gravest first, for every report and exit code. A proved failure stays one beside a worthless comparison: each
    /// mode's canary has already vouched for it.
    /// </summary>
    public static IReadOnlyList<Outcome> GravestFirst { get; } =
        [Outcome.Fail, Outcome.Invalid, Outcome.Inconclusive, Outcome.Pass];

    /// <summary>The gravest of <paramref name="outcomes"/>; <see cref="Outcome.Pass"/> where there is none.</summary>
    public static Outcome Gravest(this IEnumerable<Outcome> outcomes) =>
        GravestFirst[outcomes.Select(Rank).DefaultIfEmpty(GravestFirst.Count - 1).Min()];

    /// <summary>The <paramref name="results"/> that came to each outcome, gravest first.</summary>
    public static IEnumerable<IGrouping<Outcome, ScenarioResult>> ByOutcome(this IEnumerable<ScenarioResult> results) =>
        results.GroupBy(result => result.Verdict.Outcome).OrderBy(group => Rank(group.Key));

    /// <summary>The place of <paramref name="outcome"/> in that order, from 0.</summary>
    public static int Rank(this Outcome outcome) => GravestFirst.TakeWhile(other => other != outcome).Count();
}
