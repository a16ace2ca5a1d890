namespace Inferno.Measuring.Scenarios;

/// <summary>What a night measures beside the table: regression against a reference build, which a gate may too, and itself.</summary>
public static class NightlyScenarios
{
    /// <summary>The group of the regression scenarios.</summary>
    public const string RegressionGroup = "regression";

    // 10 tokens more than the 64 of every scenario: 15.6% more work, and hence about that much more time.
    private const int MoreTokens = 74;

    /// <summary>
    /// The suite's check of itself: the PGO build against itself when it is asked for more tokens. This slows it down by a
    /// known amount without a switch in the product and without a build that nobody else uses.
    /// </summary>
    public static Scenario SelfCheck { get; } =
        new("self_check", "more_tokens", Metric.Warm, new Workload(MeasuredPrompts.FewTokens, 1, Decoding.Greedy))
        {
            CandidateWorkload =
                new Workload(MeasuredPrompts.FewTokens, 1, Decoding.Greedy with { MaxTokens = MoreTokens }),
            Role = Role.SelfCheck,
            LaunchGroup = "single_request_warm",
            Expectation = new SlowdownFound(),
            Reason = "a suite that misses a slowdown which is there would miss a regression",
        };

    /// <summary>Each of <paramref name="measured"/> but the canary, the reference's PGO build against the run's.</summary>
    public static IEnumerable<Scenario> Regressions(IEnumerable<Scenario> measured) => measured
        .Where(scenario => scenario.Role != Role.Canary)
        .Select(scenario => scenario with
        {
            Group = RegressionGroup,
            Case = scenario.Name,
            LaunchGroup = scenario.LaunchGroup,
            Role = Role.Regression,
            Expectation = new NotSlower(),
            Reason = "what was gained once must not be lost",
        });
}
