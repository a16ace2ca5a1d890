using System.Globalization;
using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>The run's PGO build, the candidate, takes no longer than the pinned reference build beside it.</summary>
/// <remarks>This decides for one scenario alone; over all scenarios of a run, <see cref="Regression.Judge(IReadOnlyList{PairedEstimate})"/> does.</remarks>
public sealed record NotSlower : Expectation
{
    /// <summary>The slowdown that is no regression, at least 0: 0.03 is 3% more time.</summary>
    public double Allowed { get; init; } = Regression.AllowedSlowdown;

    private static readonly int[] TwoLooks = [Regression.ScreenPairs, Regression.MostPairs];

    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => TwoLooks;

    /// <inheritdoc/>
    public override string WhenRefuted =>
        "Look at what changed since the reference's commit; where that is wanted, make it the reference with inferno-pgo pin";

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) =>
        Regression.NeedsMorePairs(estimate, Allowed) ? Decision.Continue : Regression.Judge([(estimate, Allowed)])[0];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"slowdown ≤ {Allowed:0.#%}");
}
