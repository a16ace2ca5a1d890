namespace Inferno.Statistics;

/// <summary>
/// Decides whether today's build is slower than a pinned reference build that is measured beside it: a screen, more pairs
/// where it strikes or sees too little, and Holm over all scenarios. Never compare with stored times.
/// </summary>
public static class Regression
{
    /// <summary>Slowdown that is not yet a regression where nothing else is said: 0.03 means 3% more time.</summary>
    public const double AllowedSlowdown = .03;

    /// <summary>Slowdown that Pass rules out: 0.1 means 10% more time, the margin by which gains are judged too.</summary>
    public const double RuledOutSlowdown = .10;

    /// <summary>Pairs of the screen.</summary>
    public const int ScreenPairs = 20;

    /// <summary>Pairs of a scenario on which the screen struck or could not see.</summary>
    public const int MostPairs = 40;

    /// <summary>p-value at or below which the screen strikes, and the error rate over all scenarios; of Pass, by scenario.</summary>
    public const double Alpha = .05;

    /// <summary>One-sided p of the claim that the candidate is slower by more than <paramref name="allowed"/>.</summary>
    /// <param name="estimate">Of all pairs.</param>
    /// <param name="allowed">Slowdown that is no regression, at least 0.</param>
    public static double PValue(PairedEstimate estimate, double allowed = AllowedSlowdown) => estimate.PValueGainBelow(-allowed);

    /// <summary>
    /// Whether the scenario is to be measured up to <see cref="MostPairs"/>: the screen strikes, or noise hides from it what
    /// Pass rules out. Neither adds false alarms, since Fail is decided by the last look alone.
    /// </summary>
    /// <exception cref="ArgumentException">Neither <see cref="ScreenPairs"/> nor <see cref="MostPairs"/> pairs.</exception>
    public static bool NeedsMorePairs(PairedEstimate estimate, double allowed = AllowedSlowdown)
    {
        RequireLook(estimate);
        return estimate.Pairs < MostPairs && (PValue(estimate, allowed) <= Alpha || !IsRuledOut(estimate, allowed));
    }

    /// <summary>
    /// Fail for each scenario whose p-value, adjusted over all of them (Holm 1979, Scand. J. Statist. 6:65), is at most
    /// <see cref="Alpha"/>; of the others Pass where a slowdown of <see cref="RuledOutSlowdown"/> is ruled out, else
    /// Inconclusive. A scenario that the screen let go keeps its screen's p-value, which is above alpha and so never rejects.
    /// </summary>
    /// <returns>One decision per scenario, in the order given.</returns>
    /// <exception cref="ArgumentException">A scenario still needs more pairs.</exception>
    public static IReadOnlyList<Decision> Judge(IReadOnlyList<PairedEstimate> scenarios) =>
        Judge([.. scenarios.Select(scenario => (scenario, AllowedSlowdown))]);

    /// <inheritdoc cref="Judge(IReadOnlyList{PairedEstimate})"/>
    /// <param name="scenarios">Each with the slowdown that is allowed it; what Pass rules out is never less than that.</param>
    public static IReadOnlyList<Decision> Judge(IReadOnlyList<(PairedEstimate Estimate, double Allowed)> scenarios)
    {
        foreach ((PairedEstimate scenario, double allowed) in scenarios)
        {
            if (NeedsMorePairs(scenario, allowed))
            {
                throw new ArgumentException(
                    $"Nothing is decided at {scenario.Pairs} pairs; measure up to {MostPairs} before judging.");
            }
        }

        double[] adjusted = Holm.Adjust([.. scenarios.Select(scenario => PValue(scenario.Estimate, scenario.Allowed))]);
        return [.. adjusted.Zip(scenarios, (p, scenario) => Decide(p, scenario.Estimate, scenario.Allowed))];
    }

    /// <summary>What <see cref="Judge(IReadOnlyList{PairedEstimate})"/> says of one scenario.</summary>
    internal static Decision Decide(double adjustedPValue, PairedEstimate estimate, double allowed = AllowedSlowdown) =>
        adjustedPValue <= Alpha ? Decision.Fail
        : IsRuledOut(estimate, allowed) ? Decision.Pass
        : Decision.Inconclusive;

    private static bool IsRuledOut(PairedEstimate estimate, double allowed) =>
        estimate.PValueGainAbove(-Math.Max(RuledOutSlowdown, allowed)) <= Alpha;

    private static void RequireLook(PairedEstimate estimate)
    {
        if (estimate.Pairs is not (ScreenPairs or MostPairs))
        {
            throw new ArgumentException(
                $"{estimate.Pairs} pairs: a regression is looked at after {ScreenPairs} and {MostPairs} only.");
        }
    }
}
