using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>Two copies of one build take the same time: the check of the measurement itself.</summary>
public sealed record NoDifference : Expectation
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => Canary.Looks;

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) => Canary.Decide(estimate);

    /// <inheritdoc/>
    public override string ToString() => "no difference";
}
