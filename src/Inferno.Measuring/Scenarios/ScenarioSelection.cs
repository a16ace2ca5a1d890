using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Scenarios;

/// <summary>Which of a table's scenarios a run measures, and what it measures beside them.</summary>
/// <param name="Names">Names of scenarios; the canary, which vouches for every other verdict, is always measured.</param>
public sealed record ScenarioSelection(IReadOnlySet<string> Names)
{
    /// <summary>The group of the regression scenarios.</summary>
    public const string RegressionGroup = "regression";

    /// <summary>
    /// What they must show in the place of what the table says; <see langword="null"/> where the table counts. The canary keeps its own.
    /// </summary>
    public Expectation? Expectation { get; init; }

    /// <summary>Whether each of them is also measured against a reference build.</summary>
    public bool AgainstReference { get; init; }

    /// <summary>Whether the suite must find a slowdown that is there, where the table has one.</summary>
    public bool ChecksItself { get; init; }

    /// <summary>Whether what stays undecided counts as a failure.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The scenarios of <paramref name="table"/> that a run of <paramref name="mode"/> measures, in the order of the reports.</summary>
    public IReadOnlyList<Scenario> From(ScenarioTable table, PgoMode mode)
    {
        Scenario[] byDay = [.. table.For(mode)
            .Where(scenario => scenario.Role == Role.Canary || Names.Contains(scenario.Name))
            .Select(AsExpected)
            .Select(scenario => IsStrict ? scenario.Strictly() : scenario)];
        return
        [
            .. byDay,
            .. AgainstReference ? byDay.Where(scenario => scenario.Role != Role.Canary).Select(AgainstTheReference) : [],
            .. ChecksItself ? table.SelfChecksOf(mode) : [],
        ];
    }

    private Scenario AsExpected(Scenario scenario) => Expectation is null || scenario.Role == Role.Canary ? scenario : scenario with
    {
        Expectation = Expectation,
        AlsoExpects = [],
        Role = Expectation is GainAbove ? Role.Gain : Role.Control,
    };

    private static Scenario AgainstTheReference(Scenario scenario) => scenario with
    {
        Group = RegressionGroup,
        Case = scenario.Name,
        Role = Role.Regression,
        Expectation = scenario.AllowedRegression is { } allowed ? new NotSlower { Allowed = allowed } : new NotSlower(),
        AlsoExpects = [],
        Reason = "what was gained once must not be lost",
    };
}
