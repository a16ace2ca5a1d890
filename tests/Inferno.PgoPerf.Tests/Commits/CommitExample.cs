using Inferno.Measuring.Commits;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Sources;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Commits;

/// <summary>Commits, and what comparisons of them come to.</summary>
internal static class CommitExample
{
    /// <summary>The commit with number <paramref name="number"/>.</summary>
    public static Commit Number(int number) => new($"{number:x10}".PadRight(40, '0'), $"change {number}");

    /// <summary>A comparison that came to <paramref name="outcome"/>, at a gain of <paramref name="gain"/>.</summary>
    public static CommitComparison Of(Commit from, Commit to, Outcome outcome, double gain) => new(from, to, new ComparisonRecord
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        Programs = new BuildPair(new ProgramBuild(from.ShortHash, "/from/app"), new ProgramBuild(to.ShortHash, "/to/app")),
        Arguments = [],
        Metric = "wall time in seconds",
        HigherIsBetter = false,
        EqualWithin = .05,
        Seed = 7,
        Machine = MachineRecord.Current(),
        Verdict = outcome == Outcome.Invalid
            ? Verdict.Invalid([MeasurementFindings.NotComparable("the values are all alike")])
            : new Verdict(outcome, "as scripted", outcome == Outcome.Inconclusive ? "Measure more pairs" : "") { Gain = new GainSummary(gain, gain - .01, gain + .01, 10) },
        Pairs = [new(PairOrder.BaselineFirst, new MeasuredLaunch(10, 12), new MeasuredLaunch(10 * (1 - gain), 12))],
        Voids = [],
    });
}
