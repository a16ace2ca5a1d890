using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>A slowdown that was put into the candidate is found, by the procedure that looks for regressions.</summary>
public sealed record SlowdownFound : Expectation
{
    private static readonly NotSlower Procedure = new();

    /// <inheritdoc/>
    public override IReadOnlyList<int> Looks => Procedure.Looks;

    /// <inheritdoc/>
    public override Decision Decide(PairedEstimate estimate) => Procedure.Decide(estimate) switch
    {
        Decision.Pass => Decision.Fail,
        Decision.Fail => Decision.Pass,
        var undecided => undecided,
    };

    /// <inheritdoc/>
    public override string ToString() => "slowdown found";
}
