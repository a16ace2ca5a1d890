using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Verdicts;

/// <summary>What a run of one mode came to.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Evidence">What the builds said of themselves; <see langword="null"/> where a verification launch failed.</param>
/// <param name="Scenarios">One result a scenario, in the order of the table.</param>
public sealed record ModeResult(PgoMode Mode, Evidence? Evidence, IReadOnlyList<ScenarioResult> Scenarios)
{
    /// <summary>The scenarios that were asked for and could not be measured here.</summary>
    public IReadOnlyList<SkippedScenario> Skipped { get; init; } = [];

    /// <summary>The result of the scenario called <paramref name="name"/>: its group and case.</summary>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public ScenarioResult Of(string name) =>
        Scenarios.FirstOrDefault(result => result.Samples.Scenario.Name == name)
        ?? throw new ArgumentException($"{name} was not measured in this run.", nameof(name));

    /// <summary>The result of scenarios that are not worth measuring because of <paramref name="findings"/>.</summary>
    public static ModeResult NotMeasured(
        PgoMode mode, Evidence? evidence, IReadOnlyList<Scenario> scenarios, IReadOnlyList<Finding> findings) => new(
            mode,
            evidence,
            [.. scenarios.Select(scenario => new ScenarioResult(new Samples(scenario, [], []), Verdict.Invalid(findings), 0))]);

    /// <summary>
    /// The same figures under the canary's judgement: where two copies of one build differ, or were never compared, no
    /// other verdict may stand; where they were too noisy to vouch for anything, nothing is proved or refuted.
    /// </summary>
    public ModeResult UnderCanary()
    {
        ScenarioResult? canary = Scenarios.FirstOrDefault(result => result.Samples.Scenario.Role == Role.Canary);
        return canary?.Verdict switch
        {
            null or { Outcome: Outcome.Pass } => this,
            { Outcome: Outcome.Fail, Gain: { } gain } => Under([MeasurementFindings.CanaryAlarm(gain)]),
            { Outcome: Outcome.Inconclusive, Gain: { } gain } => Unvouched(WarningFindings.CanaryTooNoisy(gain)),
            { Reason: var reason } => Under([MeasurementFindings.CanaryVoid(reason)]),
        };
    }

    /// <summary>
    /// The same figures under the judgement of the suite's check of itself, where there is one: a suite that misses a
    /// slowdown which is there proves nothing by finding none. The canary's verdict stands beside it: that two copies measure
    /// alike is no less true where a slowdown went unseen.
    /// </summary>
    public ModeResult UnderSelfCheck()
    {
        ScenarioResult? check = Scenarios.FirstOrDefault(result => result.Samples.Scenario.Role == Role.SelfCheck);
        return check?.Verdict switch
        {
            null or { Outcome: Outcome.Pass } => this,
            { Outcome: Outcome.Fail, Gain: { } gain } => Under([MeasurementFindings.SlowdownMissed(gain)], IsNoCanary),
            { Reason: var reason } => Under([MeasurementFindings.SelfCheckVoid(reason)], IsNoCanary),
        };
    }

    private ModeResult Unvouched(Finding why) => this with
    {
        Scenarios = [.. Scenarios.Select(result => result with { Verdict = result.Verdict.Unvouched(why) })],
    };

    /// <summary>The same figures with what was found about the whole run: its builds, its machine.</summary>
    public ModeResult Under(IReadOnlyList<Finding> findings) => Under(findings, _ => true);

    private static bool IsNoCanary(ScenarioResult result) => result.Samples.Scenario.Role != Role.Canary;

    private ModeResult Under(IReadOnlyList<Finding> findings, Func<ScenarioResult, bool> concerned) => this with
    {
        Scenarios = [.. Scenarios.Select(result =>
            concerned(result) ? result with { Verdict = result.Verdict.Under(findings) } : result)],
    };
}
