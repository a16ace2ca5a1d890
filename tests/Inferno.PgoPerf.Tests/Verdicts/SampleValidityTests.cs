using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class SampleValidityTests
{
    private static readonly Random Noise = new(7);

    private static Launch Strange => SampleFactory.Launch(.004, Noise, new LaunchFigures { Digest = new string('b', 64) });

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
            ? pair with { Baseline = (new LaunchFigures { Settled = false }).ToLaunch() }
            : pair).Should().Equal("INF2003");

    [Fact]
    public void Does_not_ask_a_cold_launch_to_have_settled()
    {
        LaunchFigures cold = new() { Settled = false, Walls = [.004] };
        Samples samples = SampleFactory.Pairs(10, 0, new EqualWithin(.1), (pair, _) => pair with
        {
            Baseline = cold.ToLaunch(pair.Baseline.FirstResult!.Value),
            Candidate = cold.ToLaunch(pair.Candidate.FirstResult!.Value),
        });

        SampleValidity.Check(samples with { Scenario = samples.Scenario with { Metric = Metric.Cold } }).Should().BeEmpty();
    }

    [Fact]
    public void Refuses_a_median_of_too_few_batches() =>
        IdsOf((pair, index) => index == 0
            ? pair with { Candidate = (new LaunchFigures { Walls = [.1, .1, .1, .1, .1, .1, .1] }).ToLaunch() }
            : pair).Should().Equal("INF2011");

    [Theory]
    [InlineData(15, 14, false)]
    [InlineData(15, 15, true)]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    public void Needs_as_many_batches_as_the_scenario_asks_for(int asked, int batches, bool accepted)
    {
        LaunchFigures log = new() { Walls = [.. Enumerable.Repeat(.1, batches)] };
        Samples samples = SampleFactory.Pairs(10, .2, new GainAbove(.1), (pair, index) =>
            index == 0 ? pair with { Candidate = log.ToLaunch() } : pair);
        Scenario some = samples.Scenario with { Workload = samples.Scenario.Workload with { Batches = asked } };

        SampleValidity.Check(samples with { Scenario = some }).Select(finding => finding.Id)
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
        IdsOf((pair, _) => pair with { Candidate = new LaunchFigures().ToLaunch() }).Should().Equal("INF2012");

    [Fact]
    public void Accepts_a_time_that_most_launches_share() =>
        IdsOf((pair, index) => index == 0 ? pair : pair with { Candidate = new LaunchFigures().ToLaunch() })
            .Should().BeEmpty();

    [Fact]
    public void Refuses_two_builds_that_never_differ() =>
        IdsOf((pair, _) => pair with { Candidate = pair.Baseline }).Should().Equal("INF2013");

    [Fact]
    public void Accepts_two_builds_that_differ_in_one_pair() =>
        IdsOf((pair, index) => index == 0 ? pair : pair with { Candidate = pair.Baseline }).Should().BeEmpty();

    [Theory]
    [InlineData("0123456789abcdef", "fedcba9876543210", "(baseline 0123456789ab, candidate fedcba987654)")]
    [InlineData("5744 characters, hash a", "5744 characters, hash b", "(baseline 5744 characters, hash a, candidate 5744 characters, hash b)")]
    [InlineData("12 words", "13 words", "(baseline 12 words, candidate 13 words)")]
    public void Shows_where_two_outputs_differ(string baseline, string candidate, string shown) =>
        MeasurementFindings.OutputsDiffer(baseline, candidate).Cause.Should().EndWith(shown);

    [Fact]
    public void Refuses_fewer_pairs_than_the_first_look() =>
        SampleValidity.Check(SampleFactory.Pairs(9, .2, new GainAbove(.1))).Select(finding => finding.Id)
            .Should().Equal("INF2014");

    private static IEnumerable<string> IdsOf(Func<LaunchPair, int, LaunchPair> change) =>
        SampleValidity.Check(SampleFactory.Pairs(10, .2, new GainAbove(.1), change)).Select(finding => finding.Id);
}
