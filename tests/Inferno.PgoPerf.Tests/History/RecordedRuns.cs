using Inferno.History.Records;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Metrics;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Statistics;
using Better = Inferno.Pgo.Builds.Configuration.Better;

namespace Inferno.PgoPerf.Tests.History;

/// <summary>Runs for a history to remember.</summary>
internal static class RecordedRuns
{
    public static MachineRecord Machine { get; } = new("Debian", "X64", 2, ".NET 10.0.0")
    {
        ProcessorModel = "A Processor", Limits = new ContainerLimits(1.5, null),
    };

    /// <summary>A run of one night, with one scenario of a known log ratio in one mode.</summary>
    public static RecordedRun Of(int night, double logRatio = .1, int pairs = 3) => new()
    {
        Id = $"night-{night:D4}",
        StartedAt = new DateTimeOffset(2026, 1, 1, 2, 3, 4, TimeSpan.Zero).AddDays(night),
        Commit = $"{night:x4}{new string('e', 36)}",
        Seed = -night,
        Program = "src/App/App.csproj",
        Inputs = "models/kjv-64",
        InputDigest = new string('d', 64),
        Machine = Machine,
        Modes = [Mode("dynamic", Result("warm/short", logRatio, pairs))],
    };

    public static RecordedMode Mode(string name, params IReadOnlyList<RecordedResult> results) =>
        new(name, new string('c', 64), results) { Load = new MachineLoad(.5, 1.5, .02) { Stolen = .01 } };

    public static RecordedResult Result(string scenario, double logRatio = .1, int pairs = 3) =>
        new(scenario, Metric.Warm, Outcome.Pass, "'gain > 5%' is proved, they say")
        {
            LogRatio = new LogRatio(logRatio, logRatio - .01, logRatio + .01),
            Pairs = pairs,
            Voids = 1,
            Metrics =
            [
                new("it's \"p95\", they say", MetricUnit.Seconds, Better.Lower, .19, .17) { Change = new RelativeChange(-.1, -.12, -.08) },
                new("requests", MetricUnit.PerSecond, Better.Higher, 10, 11),
            ],
            Samples = [.. Enumerable.Range(1, pairs).Select(pair => new MeasuredPair<double>(
                pair % 2 == 0 ? PairOrder.BaselineFirst : PairOrder.CandidateFirst, .1 * pair, .09 * pair))],
        };
}
