using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>Measures a case with the suite's own rounds and scenario until every procedure has its answer.</summary>
public sealed class SelfCheckMeasurement(SelfCheckBuilds builds, IProgress<string> progress)
{
    // The scenario brings the workload; the answers replay expectations of their own.
    private static readonly Scenario Measured =
        OwnScenarios.Table.For(PgoMode.Dynamic).Single(scenario => scenario.Name == "single_request_warm/short");

    public async Task<SelfCheckRun> RunAsync(SelfCheckConditions conditions, CancellationToken cancellation)
    {
        using ForeignLoad? load = conditions.Loaded ? new ForeignLoad() : null;
        conditions.Case.SetSwitch();
        ProgramBuild candidate = conditions.Case.Slowdown is null ? builds.Copy : builds.Slowed;
        using FreshCopies copies = new(Path.Combine(SelfCheckBuilds.Folder, "selfcheck", "copies"));
        RoundGroup pairs = new(
            new LiveRounds(copies.Renew, []),
            ScenarioGroup.Of([Measured])[0],
            new ModeBuilds(builds.Baseline, candidate, builds.Copy),
            new MeasurementSettings(conditions.Seed, MeasurementSettings.DefaultLaunchTimeout));
        await MeasureAsync(pairs, conditions.Name, cancellation);
        if (load is { IsRunning: false })
        {
            throw new InvalidOperationException("the load ended before the measurement did");
        }

        return Record(conditions, pairs.SamplesOf(Measured));
    }

    /// <summary>The run that measured <paramref name="samples"/>, of which every procedure has had enough.</summary>
    internal static SelfCheckRun Record(SelfCheckConditions conditions, Samples samples) =>
        new(conditions, SelfCheckAnswers.Of(samples)!, GainSummary.Of(samples.Estimate()))
        {
            StartedAt = samples.Launches.First().StartedAt,
            Seconds = samples.Launches.Sum(launch => launch.Duration),
            Baseline = [.. samples.Pairs.Select(pair => pair.Baseline.Value(Metric.Warm))],
            Candidate = [.. samples.Pairs.Select(pair => pair.Candidate.Value(Metric.Warm))],
            Voids = samples.Voids.Count,
        };

    private async Task MeasureAsync(RoundGroup pairs, string name, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            await pairs.MeasureNextAsync([Measured], cancellation);
            progress.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {pairs.SamplesOf(Measured).Pairs.Count} pairs in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        }
        while (SelfCheckAnswers.Of(pairs.SamplesOf(Measured)) is null);
    }
}
