using System.Globalization;
using System.Text.Json.Serialization;
using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>The candidate takes less time by more than a margin.</summary>
/// <param name="Margin">The gain to exceed, below 1: 0.1 is 10% less time; below 0 it bounds a slowdown, -0.03 is 3% more time.</param>
public sealed record GainAbove(double Margin) : Expectation
{
    /// <summary>
    /// Whether pairs are measured to the last look even where they are unlikely to decide: so where undecided is a failure.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsStrict { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => SequentialDesign.Warm.Looks;

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) =>
        Superiority.Decide(estimate, Margin, SequentialDesign.Warm with { StopsWhenFutile = !IsStrict });

    /// <inheritdoc/>
    public override string ToString() => Margin >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"gain > {Margin:0.#%}")
        : string.Create(CultureInfo.InvariantCulture, $"slowdown < {-Margin:0.#%}");
}
