using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>Samples with a known gain under seeded noise.</summary>
public static class SampleFactory
{
    public static Scenario Scenario(Expectation expectation, Metric metric = Metric.Warm) =>
        new("group", "case", metric, new LaunchSetup(["--serve", LaunchSetup.Workloads]), new Workload("group/case") { Definition = "{}" })
        {
            LaunchGroup = "group",
            Role = expectation switch
            {
                NoDifference => Role.Canary,
                NotSlower => Role.Regression,
                SlowdownFound => Role.SelfCheck,
                EqualWithin => Role.Control,
                _ => Role.Gain,
            },
            Expectation = expectation,
            Reason = "a test's",
        };

    /// <summary>Pairs whose candidate takes (1 − gain) of the baseline's time, both with 1% noise.</summary>
    public static Samples Pairs(
        int count, double gain, Expectation expectation, Func<LaunchPair, int, LaunchPair>? change = null)
    {
        Random noise = new(17);
        return new Samples(
            Scenario(expectation),
            [.. Enumerable.Range(0, count).Select(index =>
            {
                LaunchPair pair = new(
                    PairOrder.BaselineFirst, Launch(.004, noise), Launch(.004 * (1 - gain), noise));
                return change is null ? pair : change(pair, index);
            })],
            []);
    }

    public static Launch Launch(double wall, Random noise, LaunchFigures? figures = null) =>
        Noisy(figures ?? new LaunchFigures(), wall, noise).ToLaunch(Noisy(10 * wall, noise));

    public static LaunchFigures Noisy(LaunchFigures figures, double wall, Random noise) =>
        figures with { Walls = [.. Enumerable.Range(0, 15).Select(_ => Noisy(wall, noise))] };

    private static double Noisy(double value, Random noise) => value * (1 + (.02 * (noise.NextDouble() - .5)));
}
