namespace Inferno.Statistics;

/// <summary>
/// Decides whether today's build is slower than a pinned reference build that is measured beside it: a screen, more pairs
/// where it strikes, and Holm over all scenarios. Never compare with stored times.
/// </summary>
public static class Regression
{
    /// <summary>Slowdown that is not yet a regression: 0.03 means 3% more time.</summary>
    public const double AllowedSlowdown = .03;

    /// <summary>Pairs of the screen.</summary>
    public const int ScreenPairs = 20;

    /// <summary>Pairs of a scenario on which the screen struck.</summary>
    public const int MostPairs = 40;

    /// <summary>p-value at or below which the screen strikes, and the error rate over all scenarios.</summary>
    public const double Alpha = .05;

    /// <summary>One-sided p of the claim that the candidate is slower by more than <see cref="AllowedSlowdown"/>.</summary>
    public static double PValue(PairedEstimate estimate) => estimate.PValueGainBelow(-AllowedSlowdown);

    /// <summary>Whether the screen strikes, so that the scenario is to be measured up to <see cref="MostPairs"/>.</summary>
    /// <exception cref="ArgumentException">Neither <see cref="ScreenPairs"/> nor <see cref="MostPairs"/> pairs.</exception>
    public static bool NeedsMorePairs(PairedEstimate estimate)
    {
        RequireLook(estimate);
        return estimate.Pairs < MostPairs && PValue(estimate) <= Alpha;
    }

    /// <summary>
    /// Fail for each scenario whose p-value, adjusted over all of them (Holm 1979, Scand. J. Statist. 6:65), is at most
    /// <see cref="Alpha"/>; Pass for the others. A scenario that the screen let go keeps its screen's p-value, which is
    /// above alpha and so never rejects.
    /// </summary>
    /// <returns>One decision per scenario, in the order given.</returns>
    /// <exception cref="ArgumentException">A scenario still needs more pairs.</exception>
    public static IReadOnlyList<Decision> Judge(IReadOnlyList<PairedEstimate> scenarios)
    {
        foreach (PairedEstimate scenario in scenarios)
        {
            if (NeedsMorePairs(scenario))
            {
                throw new ArgumentException(
                    $"The screen struck at {scenario.Pairs} pairs; measure up to {MostPairs} before judging.");
            }
        }

        double[] adjusted = Holm.Adjust([.. scenarios.Select(PValue)]);
        return [.. adjusted.Select(p => p <= Alpha ? Decision.Fail : Decision.Pass)];
    }

    private static void RequireLook(PairedEstimate estimate)
    {
        if (estimate.Pairs is not (ScreenPairs or MostPairs))
        {
            throw new ArgumentException(
                $"{estimate.Pairs} pairs: a regression is looked at after {ScreenPairs} and {MostPairs} only.");
        }
    }
}
