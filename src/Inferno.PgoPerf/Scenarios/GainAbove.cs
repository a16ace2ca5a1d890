using System.Globalization;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Scenarios;

/// <summary>The candidate takes less time by more than a margin.</summary>
/// <param name="Margin">The gain to exceed, in (0, 1): 0.1 is 10% less time.</param>
public sealed record GainAbove(double Margin) : Expectation
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => SequentialDesign.Warm.Looks;

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) =>
        Superiority.Decide(estimate, Margin, SequentialDesign.Warm);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"gain > {Margin:0.#%}");
}
