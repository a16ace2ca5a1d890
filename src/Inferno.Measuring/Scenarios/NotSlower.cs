using System.Globalization;
using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>The run's PGO build, the candidate, takes no longer than the pinned reference build beside it.</summary>
/// <remarks>This decides for one scenario alone; over all scenarios of a run, <see cref="Regression.Judge"/> does.</remarks>
public sealed record NotSlower : Expectation
{
    private static readonly int[] TwoLooks = [Regression.ScreenPairs, Regression.MostPairs];

    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => TwoLooks;

    /// <inheritdoc/>
    public override string WhenRefuted =>
        "Look at what changed since the reference's commit; where that is wanted, make it the reference with inferno-pgo pin";

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) =>
        Regression.NeedsMorePairs(estimate) ? Decision.Continue : Regression.Judge([estimate])[0];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"slowdown ≤ {Regression.AllowedSlowdown:0.#%}");
}
