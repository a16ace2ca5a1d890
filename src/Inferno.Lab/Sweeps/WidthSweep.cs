using System.Globalization;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Statistics;

namespace Inferno.Lab.Sweeps;

/// <summary>Measures single warm requests to models of several widths, pairs rotating over the widths.</summary>
/// <param name="rounds">Measures a round.</param>
/// <param name="plan">What is measured.</param>
/// <param name="files">Where the sweep is kept; each round is saved when it is done.</param>
/// <param name="progress">Told after every step, a line at a time.</param>
public sealed class WidthSweep(IRounds rounds, SweepPlan plan, SweepFiles files, IProgress<string> progress)
{
    /// <summary>Scores widths that have no score yet, then adds pairs to all of them.</summary>
    /// <param name="sweep">What is known so far; it holds the plan's mode.</param>
    /// <param name="pairs">Pairs to add to each width, at least 0.</param>
    /// <param name="cancellation">Stops after the launch in flight; finished rounds are kept.</param>
    /// <exception cref="LaunchException">A launch gave no sample, or a sample that cannot be compared.</exception>
    public async Task<SweepRecord> RunAsync(SweepRecord sweep, int pairs, CancellationToken cancellation)
    {
        ModeSweep known = sweep.Find(plan.Mode)!;
        foreach (SweepModel model in plan.Models.Where(model => known.Find(model.Hidden) is null))
        {
            known = known.With(await ScoreAsync(model, cancellation));
            files.Save(sweep.With(known));
        }

        for (int round = 1; round <= pairs; round++)
        {
            foreach (SweepModel model in plan.Models)
            {
                SweepPoint point = known.Find(model.Hidden)!;
                SweepPair pair = await MeasureAsync(model, point.Pairs.Count, cancellation);
                known = known.With(point with { Pairs = [.. point.Pairs, pair] });
                Report(model, pair, round, pairs);
            }

            files.Save(sweep.With(known));
        }

        return sweep.With(known);
    }

    private async Task<SweepPoint> ScoreAsync(SweepModel model, CancellationToken cancellation)
    {
        SteeredWork work = await SteeringProbe.MeasureAsync(plan.Probed, model.Request, cancellation);
        Round round = await RoundAsync(model, [plan.Baseline], 0, cancellation);
        SuitabilityScore score = SuitabilityScore.Of(round.Launches[plan.Baseline.Name].Case.Metrics, null, work)
            ?? throw new IOException($"hidden {model.Hidden}: no score without the metrics that eng/pgo.json declares");
        progress.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Mode.Name()}, hidden {model.Hidden}: {score} ({work.HotMethods} hot methods, flow of {work.KnownShare:0%} of their weight known)"));
        return new SweepPoint(model.Hidden, score, []);
    }

    private async Task<SweepPair> MeasureAsync(SweepModel model, int index, CancellationToken cancellation)
    {
        Round round = await RoundAsync(model, [plan.Baseline, plan.Pgo], index, cancellation);
        LaunchPair pair = round.Pair(
            new Reading(plan.Baseline.Name, model.Request.Workload.Name), new Reading(plan.Pgo.Name, model.Request.Workload.Name));
        Verify(model, pair);
        return new SweepPair(pair.Order, pair.Baseline.Value(Metric.Warm), pair.Candidate.Value(Metric.Warm));
    }

    private static void Verify(SweepModel model, LaunchPair pair)
    {
        (string baseline, string pgo) = (pair.Baseline.Case.OutputDigest, pair.Candidate.Case.OutputDigest);
        if (baseline != pgo)
        {
            throw new IOException($"hidden {model.Hidden}: {MeasurementFindings.OutputsDiffer(baseline, pgo)}");
        }

        if (pair.Launches.Count(launch => launch.Settling is not { IsSettled: true }) is > 0 and var unsettled)
        {
            throw new IOException($"hidden {model.Hidden}: {MeasurementFindings.NotSettled(unsettled, 2)}");
        }
    }

    private Task<Round> RoundAsync(SweepModel model, IReadOnlyList<ProgramBuild> arms, int index, CancellationToken cancellation) =>
        rounds.MeasureAsync(
            new ScenarioRounds(plan.LaunchTimeout).Of(
                $"hidden {model.Hidden}",
                arms,
                [model.Request],
                SplitMix64.ForTrial((ulong)(uint)unchecked(plan.Seed + model.Hidden), index).NextBelow(int.MaxValue)),
            cancellation);

    private void Report(SweepModel model, SweepPair pair, int round, int rounds) => progress.Report(string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Mode.Name()}, hidden {model.Hidden}: round {round} of {rounds}, {pair.Baseline * 1000:F2} ms against {pair.Pgo * 1000:F2} ms"));
}
