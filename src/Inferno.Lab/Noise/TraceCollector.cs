using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;

namespace Inferno.Lab.Noise;

/// <summary>Measures a build and its byte copy in rounds, as a run does, for as long as it may.</summary>
/// <param name="rounds">Measures a round.</param>
/// <param name="canary">The scenario that compares a build with its copy.</param>
/// <param name="settings">What all rounds share.</param>
/// <param name="progress">Told after every round, a line at a time.</param>
public sealed class TraceCollector(IRounds rounds, Scenario canary, MeasurementSettings settings, IProgress<string> progress)
{
    private readonly ScenarioGroup _group = ScenarioGroup.Of([canary])[0];
    private readonly List<LoadReading> _loads = [];

    /// <summary>
    /// Measures rounds until <paramref name="time"/> is up, the last one to its end and at least one, or until it is
    /// cancelled: what was measured until then is what it returns.
    /// </summary>
    /// <exception cref="LaunchException">A round cannot be measured at all.</exception>
    public async Task<CopyTrace> CollectAsync(
        ProgramBuild baseline, ProgramBuild copy, TimeSpan time, CancellationToken cancellation)
    {
        RoundGroup group = new(rounds, _group, new ModeBuilds(baseline, baseline, copy), settings);
        long start = Stopwatch.GetTimestamp();
        try
        {
            do
            {
                LoadReading before = LoadReading.Read();
                await group.MeasureNextAsync(_group.Scenarios, cancellation);
                _loads.Add(new LoadReading(LoadReading.Read().Stolen - before.Stolen, before.Average));
                progress.Report(Describe(group.SamplesOf(canary).Pairs, time - Stopwatch.GetElapsedTime(start)));
            }
            while (Stopwatch.GetElapsedTime(start) < time);
        }
        catch (OperationCanceledException)
        {
            progress.Report("stopped; what was measured is kept");
        }

        return new CopyTrace(group.SamplesOf(canary), _loads);
    }

    private string Describe(IReadOnlyList<LaunchPair> pairs, TimeSpan left) => string.Create(
        CultureInfo.InvariantCulture,
        $"round {pairs.Count}: {Milliseconds(pairs[^1].Baseline):F2} ms against {Milliseconds(pairs[^1].Candidate):F2} ms, {Duration.Clock(left)} left");

    private double Milliseconds(Launch launch) => 1000 * launch.Value(canary.Metric);
}
