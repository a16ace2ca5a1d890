using Inferno.Measuring.Comparing;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Comparing;

public sealed class WithinLaunchTests
{
    private readonly Random _noise = new(41);

    [Theory]
    [InlineData(8, 5)]
    [InlineData(12, 9)]
    [InlineData(40, 30)]
    [InlineData(201, 150)]
    [InlineData(201, 190)]
    public void Gives_no_verdict_on_launches_whose_hot_code_is_compiled_while_they_are_measured(int batches, int slow) =>
        Found(batches, batch => batch < slow ? 7 + (.1 * batch) : .8)
            .Should().Equal("INF2003");

    [Fact]
    public void Gives_no_verdict_on_launches_that_become_faster_from_batch_to_batch() =>
        Found(30, batch => 1.4 - (.01 * batch)).Should().Equal("INF2003");

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(201)]
    public void Lets_steady_launches_be_compared_however_noisy(int batches) =>
        Enumerable.Range(0, 20).SelectMany(_ => Found(batches, _ => .8 * Math.Exp(.15 * (_noise.NextDouble() - .5)))).Should().BeEmpty();

    [Fact]
    public void Bears_a_few_launches_that_foreign_load_made_drift() =>
        WithinLaunch.Check(Pairs(pair => Launch(30, batch => pair < 2 && batch > 15 ? 1.5 : 1)), startsCount: false).Should().BeEmpty();

    [Fact]
    public void Gives_no_verdict_on_a_gain_that_moves_from_pair_to_pair() =>
        WithinLaunch.Check(Pairs(pair => Launch(8, _ => 1 + (.03 * pair))), startsCount: false).Select(finding => finding.Id).Should().Equal("INF2017");

    [Fact]
    public void Warns_of_a_drift_of_both_builds_and_of_launches_that_nobody_looked_into()
    {
        MeasuredPair<MeasuredLaunch>[] pairs = [.. Enumerable.Range(0, 10).Select(pair => new MeasuredPair<MeasuredLaunch>(
            PairOrder.BaselineFirst, new MeasuredLaunch(1 + (.05 * pair), 1), new MeasuredLaunch(.8 + (.04 * pair), 1)))];

        WithinLaunch.Check(pairs, startsCount: false).Should().BeEmpty();
        WithinLaunch.Warn(pairs, startsCount: false).Select(finding => finding.Id).Should().Equal("INF2057", "INF2052");
        WithinLaunch.Warn(pairs, startsCount: true).Select(finding => finding.Id).Should().Equal("INF2052");
    }

    [Theory]
    [InlineData(7.449, false, true)]
    [InlineData(.4, false, true)]
    [InlineData(.6, false, false)]
    [InlineData(7.449, true, false)]
    public void Gives_no_verdict_on_single_numbers_that_are_too_far_apart_to_be_believed(double ratio, bool startsCount, bool isWorthless)
    {
        MeasuredPair<MeasuredLaunch>[] pairs = [.. Enumerable.Range(0, 10).Select(pair => new MeasuredPair<MeasuredLaunch>(
            PairOrder.BaselineFirst, new MeasuredLaunch(1 + (.001 * (pair % 3)), 1), new MeasuredLaunch(ratio * (1 + (.001 * (pair % 4))), 1)))];

        WithinLaunch.Check(pairs, startsCount).Select(finding => finding.Id).Should().Equal(isWorthless ? ["INF2018"] : []);
    }

    [Fact]
    public void Believes_a_steady_series_that_is_far_from_the_other() => Found(40, _ => 7.4).Should().BeEmpty();

    private IEnumerable<string> Found(int batches, Func<int, double> factor) =>
        [.. WithinLaunch.Check(Pairs(_ => Launch(batches, factor)), startsCount: false).Select(finding => finding.Id)];

    private MeasuredPair<MeasuredLaunch>[] Pairs(Func<int, MeasuredLaunch> candidate) =>
        [.. Enumerable.Range(0, 10).Select(pair => new MeasuredPair<MeasuredLaunch>(
            PairOrder.BaselineFirst, Launch(30, _ => 1), candidate(pair)))];

    private MeasuredLaunch Launch(int batches, Func<int, double> factor)
    {
        double[] values = [.. Enumerable.Range(0, batches).Select(batch => factor(batch) * (1 + (.04 * (_noise.NextDouble() - .5))))];
        return new MeasuredLaunch(Quantiles.Value(values, .5), 1) { Batches = values };
    }
}
