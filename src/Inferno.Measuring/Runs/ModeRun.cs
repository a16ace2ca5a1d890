using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Runs;

/// <summary>Measures scenarios on the builds of one mode: first that the profile works at all, then what it gains.</summary>
/// <param name="rounds">Measures a round.</param>
/// <param name="settings">What all rounds share.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class ModeRun(IRounds rounds, MeasurementSettings settings, IProgress<string> progress)
{
    /// <summary>Memory that there is for the builds of a round, in bytes; <see langword="null"/> where unknown.</summary>
    public long? AvailableMemory { get; init; } = MachineMemory.Available(new KernelFiles());

    /// <summary>Measures <paramref name="scenarios"/> until each has its verdict.</summary>
    public async Task<ModeResult> RunAsync(
        PgoMode mode, ModeBuilds builds, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        RoundGroup[] groups = [.. ScenarioGroup.Of(scenarios).Select((group, index) => new RoundGroup(
            rounds, group, builds, settings with { Seed = unchecked(settings.Seed + index) }))]; // or they would share chance imbalances
        (Evidence? evidence, IReadOnlyList<Finding> findings) = TrialAmong(scenarios) is { } trial
            ? await VerifyAsync(mode, builds, groups, trial, cancellation)
            : (null, []);
        if (findings.Count > 0)
        {
            progress.Report($"{mode.Name()}: not measured: {string.Join("; ", findings)}");
            return ModeResult.NotMeasured(mode, evidence, scenarios, findings);
        }

        IReadOnlyList<ScenarioResult> results = await new Rotation(progress).RunAsync(groups, cancellation);
        ScenarioResult[] inOrder =
            [.. scenarios.Select(scenario => results.Single(result => result.Samples.Scenario == scenario))];
        return new ModeResult(mode, evidence, inOrder).UnderSelfCheck().UnderCanary();
    }

    // Enough steady work to reach the instrumented tier: the canary's will do, which is measured in any case. A program that takes
    // no part in rounds says nothing of itself; its builds have been verified.
    private static Scenario? TrialAmong(IReadOnlyList<Scenario> scenarios) => scenarios
        .Where(scenario => scenario.Metric is Metric.Warm or Metric.Cold)
        .OrderBy(scenario => scenario.Role == Role.Canary ? 0 : 1)
        .FirstOrDefault();

    private async Task<(Evidence?, IReadOnlyList<Finding>)> VerifyAsync(
        PgoMode mode, ModeBuilds builds, RoundGroup[] groups, Scenario trial, CancellationToken cancellation)
    {
        progress.Report($"{mode.Name()}: asking both builds which tiers compiled them");
        try
        {
            Round round = await rounds.MeasureAsync(
                settings.Rounds.Verification([builds.Baseline, builds.Pgo], trial, settings.Seed), cancellation);
            Evidence evidence = new(
                round.Launches[builds.Baseline.Name].Case.Evidence!, round.Launches[builds.Pgo.Name].Case.Evidence!);
            return (
                evidence,
                [
                    .. EvidenceCheck.Check(mode, evidence.Baseline, evidence.Pgo),
                    .. MachineCheck.Memory(
                        groups.Max(group => group.MostArms), Math.Max(evidence.Baseline.PeakBytes, evidence.Pgo.PeakBytes), AvailableMemory),
                ]);
        }
        catch (LaunchException e)
        {
            return (null, [MeasurementFindings.LaunchFailed(e.Message)]);
        }
    }
}
