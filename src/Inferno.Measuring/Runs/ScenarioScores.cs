using System.Collections.Concurrent;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Measuring.Runs;

/// <summary>Puts a suitability score beside what each scenario measured.</summary>
/// <param name="probe">Launches a scenario's work instrumented.</param>
/// <param name="known">What such launches saw before.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class ScenarioScores(
    Func<Scenario, CancellationToken, Task<SteeredWork>> probe, SteeringStore known, IProgress<string> progress)
{
    /// <summary>
    /// The same result with scores for what compares a profile with none; a scenario without pairs has none, nor has one
    /// whose instrumented launch fails or whose program does not tell the shares that a score is made of.
    /// </summary>
    /// <param name="result">What was measured.</param>
    /// <param name="table">The scenarios that may stand for others (<see cref="Scenario.ScoredAs"/>).</param>
    /// <param name="cancellation">Ends the instrumented launches.</param>
    public async Task<ModeResult> AddToAsync(ModeResult result, IReadOnlyList<Scenario> table, CancellationToken cancellation)
    {
        Dictionary<ScenarioResult, Work> works = result.Scenarios.Where(HasScore).ToDictionary(one => one, one => WorkOf(one, table));
        IReadOnlyDictionary<Work, SteeredWork> steered = await SteeredAsync(works.Values.Distinct(), cancellation);
        return result with
        {
            Scenarios = [.. result.Scenarios.Select(one =>
                works.TryGetValue(one, out Work? work) && steered.TryGetValue(work, out SteeredWork? done)
                    ? one with { Suitability = Score(one.Samples, done) }
                    : one)],
        };
    }

    private static bool HasScore(ScenarioResult scenario) =>
        scenario.Samples is { Pairs.Count: > 0, Scenario: { Role: Role.Gain or Role.Control, Metric: Metric.Warm or Metric.Cold } }
        && scenario.Samples.Pairs.Any(pair => SuitabilityScore.Shares(pair.Baseline.Case.Metrics, FirstResult(scenario.Samples, pair)) is not null);

    private static double? FirstResult(Samples samples, LaunchPair pair) =>
        samples.Scenario.Metric == Metric.Cold ? pair.Baseline.FirstResult : null;

    private static Work WorkOf(ScenarioResult scenario, IReadOnlyList<Scenario> table)
    {
        Scenario own = scenario.Samples.Scenario;
        Scenario scored = table.FirstOrDefault(one => one.Name == own.ScoredAs) ?? own;
        return new Work(scored.Launch, scored.Workload) { Scenario = scored };
    }

    // Of the launch in the middle: a score is made of medians.
    private static SuitabilityScore? Score(Samples samples, SteeredWork work)
    {
        SuitabilityScore[] scores = [.. samples.Pairs
            .Select(pair => SuitabilityScore.Of(
                pair.Baseline.Case.Metrics, FirstResult(samples, pair), work))
            .OfType<SuitabilityScore>()
            .OrderBy(score => score.Score)];
        return scores.Length == 0 ? null : scores[scores.Length / 2];
    }

    // Not timed, so that the launches may run side by side.
    private async Task<IReadOnlyDictionary<Work, SteeredWork>> SteeredAsync(IEnumerable<Work> works, CancellationToken cancellation)
    {
        ConcurrentDictionary<Work, SteeredWork> steered = [];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(works, options, async (work, stop) =>
        {
            if ((known.Find(work.Scenario) ?? await ProbeAsync(work.Scenario, stop)) is { } done)
            {
                steered[work] = done;
            }
        });
        return steered;
    }

    private async Task<SteeredWork?> ProbeAsync(Scenario scenario, CancellationToken cancellation)
    {
        progress.Report($"suitability: an instrumented launch of {scenario.Name}, kept for later runs");
        try
        {
            SteeredWork work = await probe(scenario, cancellation);
            known.Add(scenario, work);
            return work;
        }
        catch (Exception e) when (e is TrainingException or ProfileFormatException)
        {
            progress.Report($"suitability: no score: {e.Message.Split('\n', 2)[0]}");
            return null;
        }
    }

    // What a launch does; which of several scenarios it is launched for changes nothing.
    private sealed record Work(LaunchSetup Launch, Workload Workload)
    {
        public required Scenario Scenario { get; init; }

        public bool Equals(Work? other) => other is not null && Launch == other.Launch && Workload == other.Workload;

        public override int GetHashCode() => HashCode.Combine(Launch, Workload);
    }
}
