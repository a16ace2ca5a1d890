using System.Diagnostics;
using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Processes;
using Inferno.PgoPerf.Rounds;
using Inferno.PgoPerf.Runs;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Noise;

/// <summary>Measures a build and its byte copy in rounds, as a run does, for as long as it may.</summary>
/// <param name="rounds">Measures a round.</param>
/// <param name="settings">What all rounds share.</param>
/// <param name="progress">Told after every round, a line at a time.</param>
public sealed class TraceCollector(IRounds rounds, MeasurementSettings settings, IProgress<string> progress)
{
    // No mode changes the canary, which is this very comparison.
    private static readonly Scenario Measured =
        ScenarioTable.For(PgoMode.Dynamic).Single(scenario => scenario.Role == Role.Canary);

    private readonly List<LaunchPair> _pairs = [];
    private readonly List<VoidedPair> _voids = [];
    private readonly List<MachineLoad> _loads = [];

    /// <summary>
    /// Measures rounds until <paramref name="time"/> is up, the last one to its end and at least one, or until it is
    /// cancelled: what was measured until then is what it returns.
    /// </summary>
    /// <exception cref="LaunchException">A round cannot be measured at all.</exception>
    public async Task<CopyTrace> CollectAsync(
        ProgramBuild baseline, ProgramBuild copy, TimeSpan time, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            do
            {
                await MeasureNextAsync(baseline, copy, cancellation);
                progress.Report(Describe(time - Stopwatch.GetElapsedTime(start)));
            }
            while (Stopwatch.GetElapsedTime(start) < time);
        }
        catch (OperationCanceledException)
        {
            progress.Report("stopped; what was measured is kept");
        }

        return new CopyTrace(new Samples(Measured, _pairs, _voids), _loads);
    }

    private async Task MeasureNextAsync(ProgramBuild baseline, ProgramBuild copy, CancellationToken cancellation)
    {
        MachineLoad before = MachineLoad.Read();
        RoundGroup group = new(
            rounds,
            new ScenarioGroup("noise", [Measured]),
            new ModeBuilds(baseline, baseline, copy),
            settings with { Seed = SplitMix64.ForTrial((ulong)(uint)settings.Seed, _pairs.Count).NextBelow(int.MaxValue) });
        Round round = await group.MeasureAsync(group.Undecided, cancellation);
        _voids.AddRange(group.SamplesOf(Measured).Voids.Select(voided => voided with { Pair = _pairs.Count + 1 }));
        _pairs.Add(round.Pair(new Reading(baseline.Name, Measured.Name), new Reading(copy.Name, Measured.Name)));
        _loads.Add(new MachineLoad(MachineLoad.Read().Stolen - before.Stolen, before.Average));
    }

    private string Describe(TimeSpan left)
    {
        TimeSpan shown = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return string.Create(
            CultureInfo.InvariantCulture,
            $@"round {_pairs.Count}: {Milliseconds(_pairs[^1].Baseline):F2} ms against {Milliseconds(_pairs[^1].Candidate):F2} ms, {shown:m\:ss} left");
    }

    private static double Milliseconds(Launch launch) => 1000 * launch.Value(Metric.Warm);
}
