using System.Globalization;
using System.Text.Json.Serialization;
using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>Neither build takes longer than the other by more than a margin.</summary>
/// <param name="Delta">The margin, above 0: 0.1 is 10% more time.</param>
public sealed record EqualWithin(double Delta) : Expectation
{
    /// <summary>
    /// Whether pairs are measured to the last look even where they are unlikely to decide: so where undecided is a failure.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsStrict { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => SequentialDesign.Equivalence.Looks;

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) =>
        Equivalence.Decide(estimate, Delta, SequentialDesign.Equivalence with { StopsWhenFutile = !IsStrict });

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"equal ±{Delta:0.#%}");
}
