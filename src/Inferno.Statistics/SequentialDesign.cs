namespace Inferno.Statistics;

/// <summary>
/// When a comparison looks at its pairs and how small a p-value then decides, with the same boundary at every look
/// (Pocock 1977, Biometrika 64:191).
/// </summary>
public sealed record SequentialDesign
{
    private static readonly int[] DefaultLooks = [10, 15, 20, 30, 40];

    /// <param name="looks">Numbers of pairs, ascending, the first at least 10.</param>
    /// <param name="passAlpha">p-value in (0, 0.5) at or below which a look passes.</param>
    /// <param name="failAlpha">p-value in (0, 0.5) at or below which a look fails.</param>
    /// <exception cref="ArgumentException">Looks or alphas outside those ranges.</exception>
    public SequentialDesign(IReadOnlyList<int> looks, double passAlpha, double failAlpha)
    {
        RequireAscending(looks);
        RequireAlpha(passAlpha, nameof(passAlpha));
        RequireAlpha(failAlpha, nameof(failAlpha));
        Looks = [.. looks];
        PassAlpha = passAlpha;
        FailAlpha = failAlpha;
    }

    /// <summary>A gain of at least a margin: overall error .05 of Pass and .01 of Fail.</summary>
    public static SequentialDesign Warm { get; } = new(DefaultLooks, .0175, .00305);

    /// <summary>Equal within a margin: overall error .05 of Equal and .01 of Different, half of it in each direction.</summary>
    public static SequentialDesign Equivalence { get; } = new(DefaultLooks, .0175, .0015);

    /// <summary>Numbers of pairs at which the data may be looked at.</summary>
    public IReadOnlyList<int> Looks { get; }

    /// <summary>p-value at or below which a look passes.</summary>
    public double PassAlpha { get; }

    /// <summary>p-value at or below which a look fails.</summary>
    public double FailAlpha { get; }

    /// <summary>
    /// Whether a look with 15 pairs or more ends as Inconclusive where the predictive probabilities of Pass and of Fail at
    /// the last look are both below .2. Not where undecided counts as failure: there every pair is worth measuring.
    /// </summary>
    public bool StopsWhenFutile { get; init; }

    /// <summary>Number of pairs of the last look.</summary>
    public int MostPairs => Looks[^1];

    /// <summary>The number of pairs to measure up to when <paramref name="pairs"/> did not decide; null after the last.</summary>
    public int? NextLook(int pairs)
    {
        foreach (int look in Looks)
        {
            if (look > pairs)
            {
                return look;
            }
        }

        return null;
    }

    /// <summary>What a look without a decision means: go on, or inconclusive when it was the last or the rest is futile.</summary>
    /// <param name="estimate">Of the look.</param>
    /// <param name="pass">The probability of Pass at the last look.</param>
    /// <param name="fail">The probability of Fail at the last look.</param>
    internal Decision Undecided(PairedEstimate estimate, Func<Futility, double> pass, Func<Futility, double> fail) =>
        estimate.Pairs == MostPairs || IsFutile(estimate, pass, fail) ? Decision.Inconclusive : Decision.Continue;

    internal void RequireLook(int pairs)
    {
        if (!Looks.Contains(pairs))
        {
            throw new ArgumentException(
                $"{pairs} pairs are no look of this design ({string.Join(", ", Looks)}); "
                + "looking in between would raise the error rates it promises.");
        }
    }

    private bool IsFutile(PairedEstimate estimate, Func<Futility, double> pass, Func<Futility, double> fail)
    {
        if (!StopsWhenFutile || estimate.Pairs < Futility.FewestPairs)
        {
            return false;
        }

        Futility last = new(estimate, MostPairs);
        return pass(last) < Futility.LeastProbability && fail(last) < Futility.LeastProbability;
    }

    private static void RequireAscending(IReadOnlyList<int> looks)
    {
        if (looks.Count == 0)
        {
            throw new ArgumentException("A design needs at least one look.", nameof(looks));
        }

        Sample.RequireCount(looks[0], PairedLogRatio.FewestPairs, "first look");
        for (int i = 1; i < looks.Count; i++)
        {
            if (looks[i] <= looks[i - 1])
            {
                throw new ArgumentException(
                    $"Looks must ascend, but {looks[i]} follows {looks[i - 1]}.", nameof(looks));
            }
        }
    }

    private static void RequireAlpha(double alpha, string name)
    {
        if (!(alpha > 0 && alpha < .5))
        {
            throw new ArgumentOutOfRangeException(name, alpha, "A boundary strictly between 0 and 0.5 is needed.");
        }
    }
}
