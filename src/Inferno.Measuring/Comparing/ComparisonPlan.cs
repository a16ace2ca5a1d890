using Inferno.Measuring.Scenarios;
using Inferno.Statistics;

namespace Inferno.Measuring.Comparing;

/// <summary>Two builds of any program and how they are compared.</summary>
/// <param name="Programs">The two builds.</param>
/// <param name="Arguments">The arguments of every launch.</param>
/// <param name="Metric">What a launch is measured by.</param>
public sealed record ComparisonPlan(BuildPair Programs, IReadOnlyList<string> Arguments, ProgramMetric Metric)
{
    /// <summary>Draws the order within every pair.</summary>
    public required int Seed { get; init; }

    /// <summary>The gain to exceed, in [0, 1): 0.1 is 10% less time.</summary>
    public double Margin { get; init; }

    /// <summary>
    /// Within which both take the same time, above 0: 0.1 is 10% more time. What is asked is then whether they do, and no gain;
    /// <see langword="null"/> where a gain is to be proved.
    /// </summary>
    public double? EqualWithin { get; init; }

    /// <summary>The most pairs to measure: one of the looks of <see cref="SequentialDesign.Warm"/>.</summary>
    public int MostPairs { get; init; } = SequentialDesign.Warm.MostPairs;

    /// <summary>Whether a larger value is better, as a throughput's is; the gain is then that of its reciprocal.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>
    /// Finds what all launches must print alike, for a build that computes something else is not faster;
    /// <see langword="null"/> where nobody looks.
    /// </summary>
    public OutputPattern? Same { get; init; }

    /// <summary>
    /// Whether builds are launched where they lie, for a program that needs what lies beside its folder; otherwise each launch
    /// starts from a copy of its own, as in a run (<see cref="Rounds.FreshCopies"/>).
    /// </summary>
    public bool InPlace { get; init; }

    /// <summary>After this a launch is killed and its pair done again.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>When the pairs are looked at; leaving out the last looks keeps the error rates below those promised.</summary>
    internal SequentialDesign Design()
    {
        SequentialDesign whole = EqualWithin is null ? SequentialDesign.Warm : SequentialDesign.Equivalence;
        return new SequentialDesign([.. whole.Looks.Where(look => look <= MostPairs)], whole.PassAlpha, whole.FailAlpha);
    }
}
