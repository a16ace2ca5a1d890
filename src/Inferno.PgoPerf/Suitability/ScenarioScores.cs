using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Training;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Suitability;

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
        Dictionary<Workload, SteeredWork?> steered = [];
        List<ScenarioResult> scored = [];
        foreach (ScenarioResult scenario in result.Scenarios)
        {
            if (scenario.Samples is not { Pairs.Count: > 0, Scenario.Expectation: GainAbove or EqualWithin })
            {
                scored.Add(scenario);
                continue;
            }

            Workload one = OneRequest(scenario.Samples.Scenario.Workload);
            if (!steered.TryGetValue(one, out SteeredWork? work))
            {
                steered.Add(one, work = known.Find(one) ?? await ProbeAsync(one, cancellation));
            }

            scored.Add(scenario with { Suitability = work is null ? null : Score(scenario.Samples, work) });
        }

        return result with { Scenarios = scored };
    }

    // Concurrent requests do the same work as one; what waiting takes away is in the inference share.
    private static Workload OneRequest(Workload workload) => workload with { Requests = 1 };

    private static SuitabilityScore Score(Samples samples, SteeredWork work)
    {
        Launch[] baseline = [.. samples.Pairs.Select(pair => pair.Baseline)];
        return SuitabilityScore.Of(
            LaunchPair.Median(baseline.Select(launch => InferenceShare(launch, samples.Scenario.Metric))),
            LaunchPair.Median(baseline.Select(launch => launch.Log.Insights.ManagedShare / 100)),
            work);
    }

    private static double InferenceShare(Launch launch, Metric metric) => Math.Min(1, metric == Metric.Cold
        ? launch.Log.Performance.InferenceTime.Mean / launch.FirstResult
        : launch.Log.Performance.ParallelismEfficiency / 100);

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
