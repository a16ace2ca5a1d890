using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class ReplayTests
{
    [Fact]
    public void Stops_at_the_first_look_that_decides()
    {
        Samples samples = SampleFactory.Pairs(40, .25, new NoDifference());

        Verdict verdict = Replay.Of(samples, new GainAbove(.1))!;

        verdict.Outcome.Should().Be(Outcome.Pass);
        verdict.Gain!.Pairs.Should().Be(10);
    }

    [Fact]
    public void Does_not_look_at_pairs_after_the_deciding_look()
    {
        Samples samples = SampleFactory.Pairs(40, .25, new NoDifference(), (pair, index) => index < 10
            ? pair
            : pair with { Candidate = (new LaunchFigures { Digest = new string('b', 64) }).ToLaunch() });

        Replay.Of(samples, new GainAbove(.1))!.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void Counts_the_voids_up_to_the_look_only()
    {
        VoidedPair[] voids = [.. Enumerable.Range(0, 5).Select(_ => new VoidedPair(12, "pgo", LaunchFailure.Crashed, "it died"))];
        Samples samples = SampleFactory.Pairs(40, .25, new NoDifference()) with { Voids = voids };

        Replay.Of(samples, new GainAbove(.1))!.Outcome.Should().Be(Outcome.Pass);
        Replay.Of(samples, new NoDifference())!.Outcome.Should().Be(Outcome.Invalid);
    }

    [Fact]
    public void Says_nothing_where_the_pairs_end_first() =>
        Replay.Of(SampleFactory.Pairs(19, 0, new GainAbove(.1)), new NoDifference()).Should().BeNull();
}
