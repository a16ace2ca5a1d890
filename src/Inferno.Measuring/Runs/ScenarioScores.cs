using System.Collections.Concurrent;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Measuring.Runs;

/// <summary>Puts a suitability score beside what each scenario measured.</summary>
/// <param name="probe">Launches a workload instrumented.</param>
/// <param name="known">What such launches saw before.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class ScenarioScores(
    Func<Workload, CancellationToken, Task<SteeredWork>> probe, SteeringStore known, IProgress<string> progress)
{
    /// <summary>
    /// The same result with scores for what compares a profile with none; a scenario without pairs has none, nor has one
    /// whose instrumented launch fails.
    /// </summary>
    public async Task<ModeResult> AddToAsync(ModeResult result, CancellationToken cancellation)
    {
        IReadOnlyDictionary<Workload, SteeredWork> steered = await SteeredAsync(
            result.Scenarios.Where(HasScore).Select(OneRequest).Distinct(), cancellation);
        return result with { Scenarios = [.. result.Scenarios.Select(scenario => WithScore(scenario, steered))] };
    }

    private static bool HasScore(ScenarioResult scenario) =>
        scenario.Samples is { Pairs.Count: > 0, Scenario.Role: Role.Gain or Role.Control };

    private static ScenarioResult WithScore(ScenarioResult scenario, IReadOnlyDictionary<Workload, SteeredWork> steered) =>
        HasScore(scenario) && steered.TryGetValue(OneRequest(scenario), out SteeredWork? work)
            ? scenario with { Suitability = Score(scenario.Samples, work) }
            : scenario;

    // Concurrent requests do the same work as one; what waiting takes away is in the inference share.
    private static Workload OneRequest(ScenarioResult scenario) => scenario.Samples.Scenario.Workload with { Requests = 1 };

    // Of the launch in the middle: a score is made of medians.
    private static SuitabilityScore? Score(Samples samples, SteeredWork work)
    {
        SuitabilityScore[] scores = [.. samples.Pairs
            .Select(pair => SuitabilityScore.Of(
                pair.Baseline.Case.Metrics, samples.Scenario.Metric == Metric.Cold ? pair.Baseline.FirstResult : null, work))
            .OfType<SuitabilityScore>()
            .OrderBy(score => score.Score)];
        return scores.Length == 0 ? null : scores[scores.Length / 2];
    }

    // Not timed, so that the launches may run side by side.
    private async Task<IReadOnlyDictionary<Workload, SteeredWork>> SteeredAsync(
        IEnumerable<Workload> workloads, CancellationToken cancellation)
    {
        ConcurrentDictionary<Workload, SteeredWork> steered = [];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(workloads, options, async (workload, stop) =>
        {
            if ((known.Find(workload) ?? await ProbeAsync(workload, stop)) is { } work)
            {
                steered[workload] = work;
            }
        });
        return steered;
    }

    private async Task<SteeredWork?> ProbeAsync(Workload workload, CancellationToken cancellation)
    {
        progress.Report($"suitability: an instrumented launch on the {workload.Engine} engine, kept for later runs");
        try
        {
            SteeredWork work = await probe(workload, cancellation);
            known.Add(workload, work);
            return work;
        }
        catch (Exception e) when (e is TrainingException or ProfileFormatException)
        {
            progress.Report($"suitability: no score: {e.Message.Split('\n', 2)[0]}");
            return null;
        }
    }
}
