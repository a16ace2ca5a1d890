using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class SampleValidityTests
{
    private static readonly Random Noise = new(7);

    private static Launch Strange => SampleFactory.Launch(.004, Noise, new LogText { Digest = new string('b', 64) });

    [Fact]
    public void Accepts_settled_launches_of_equal_outputs() => IdsOf((pair, _) => pair).Should().BeEmpty();

    [Fact]
    public void Refuses_builds_that_generate_different_tokens() =>
        IdsOf((pair, _) => pair with { Candidate = Strange }).Should().Equal("INF2001");

    [Fact]
    public void Refuses_a_baseline_whose_output_varies() =>
        IdsOf((pair, index) => index == 4 ? pair with { Baseline = Strange } : pair).Should().Equal("INF2002");

    [Fact]
    public void Refuses_a_single_launch_that_had_not_settled() =>
        IdsOf((pair, index) => index == 9
            ? pair with { Baseline = ScriptedLauncher.Printing(new LogText { Settled = false }) }
            : pair).Should().Equal("INF2003");

    [Fact]
    public void Does_not_ask_a_cold_launch_to_have_settled()
    {
        LogText cold = new() { Settled = false, Walls = [.004] };
        Samples samples = SampleFactory.Pairs(10, 0, new EqualWithin(.1), (pair, _) => pair with
        {
            Baseline = ScriptedLauncher.Printing(cold, pair.Baseline.FirstResult),
            Candidate = ScriptedLauncher.Printing(cold, pair.Candidate.FirstResult),
        });

        SampleValidity.Check(samples with { Scenario = samples.Scenario with { Metric = Metric.Cold } }).Should().BeEmpty();
    }

    [Fact]
    public void Refuses_a_median_of_too_few_batches() =>
        IdsOf((pair, index) => index == 0
            ? pair with { Candidate = ScriptedLauncher.Printing(new LogText { Walls = [.1, .1, .1, .1, .1, .1, .1] }) }
            : pair).Should().Equal("INF2011");

    [Theory]
    [InlineData(99, 7, false)]
    [InlineData(99, 8, true)]
    [InlineData(100, 4, false)]
    [InlineData(100, 5, true)]
    public void Needs_fewer_batches_of_many_requests(int requests, int batches, bool accepted)
    {
        LogText log = new() { Walls = [.. Enumerable.Repeat(.1, batches)] };
        Samples samples = SampleFactory.Pairs(10, .2, new GainAbove(.1), (pair, index) =>
            index == 0 ? pair with { Candidate = ScriptedLauncher.Printing(log) } : pair);
        Scenario many = samples.Scenario with { Workload = samples.Scenario.Workload with { Requests = requests } };

        SampleValidity.Check(samples with { Scenario = many }).Select(finding => finding.Id)
            .Should().Equal(accepted ? [] : ["INF2011"]);
    }

    [Theory]
    [InlineData(1, 10, true)]
    [InlineData(2, 10, false)]
    [InlineData(2, 18, true)]
    [InlineData(3, 18, false)]
    public void Refuses_more_than_one_void_in_ten(int voids, int pairs, bool accepted)
    {
        VoidedPair died = new(1, "pgo", LaunchFailure.Crashed, "the child exited with 134\ncommand: pgo");
        Samples samples = SampleFactory.Pairs(pairs, .2, new GainAbove(.1)) with { Voids = [.. Enumerable.Repeat(died, voids)] };

        SampleValidity.Check(samples).Select(finding => finding.Id)
            .Should().Equal(accepted ? Array.Empty<string>() : ["INF2004"]);
    }

    [Fact]
    public void Refuses_a_build_whose_clock_stands_still() =>
        IdsOf((pair, _) => pair with { Candidate = ScriptedLauncher.Printing(new LogText()) }).Should().Equal("INF2012");

    [Fact]
    public void Accepts_a_time_that_most_launches_share() =>
        IdsOf((pair, index) => index == 0 ? pair : pair with { Candidate = ScriptedLauncher.Printing(new LogText()) })
            .Should().BeEmpty();

    [Fact]
    public void Refuses_two_builds_that_never_differ() =>
        IdsOf((pair, _) => pair with { Candidate = pair.Baseline }).Should().Equal("INF2013");

    [Fact]
    public void Accepts_two_builds_that_differ_in_one_pair() =>
        IdsOf((pair, index) => index == 0 ? pair : pair with { Candidate = pair.Baseline }).Should().BeEmpty();

    [Fact]
    public void Refuses_fewer_pairs_than_the_first_look() =>
        SampleValidity.Check(SampleFactory.Pairs(9, .2, new GainAbove(.1))).Select(finding => finding.Id)
            .Should().Equal("INF2014");

    private static IEnumerable<string> IdsOf(Func<LaunchPair, int, LaunchPair> change) =>
        SampleValidity.Check(SampleFactory.Pairs(10, .2, new GainAbove(.1), change)).Select(finding => finding.Id);
}
