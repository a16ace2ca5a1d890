using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Reports;
using Inferno.Reporting.Wording;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Verdicts;

/// <summary>What other scenarios come to beside a canary that may have been too noisy to see anything.</summary>
public sealed class CanaryVouching
{
    [Fact]
    public void Proves_nothing_beside_the_canary_that_was_19_percent_off_with_an_interval_of_119_points()
    {
        ModeResult result = Beside(Canary(40, -.189, .8));

        GainSummary gain = result.Of("canary/case").Verdict.Gain!;
        gain.Low.Should().BeLessThan(-.5);
        gain.High.Should().BeGreaterThan(.05);
        result.Scenarios.Should().OnlyContain(scenario => scenario.Verdict.Outcome != Outcome.Pass && scenario.Verdict.Outcome != Outcome.Fail);
        result.Of("group/proved").Verdict.Outcome.Should().Be(Outcome.Inconclusive);
        result.Of("group/proved").Verdict.Reason.Should().Contain("too noisy to vouch").And.Contain("INF2056");
        result.Of("group/proved").Verdict.Gain.Should().NotBeNull("the figures stay visible");
        result.Of("group/refuted").Verdict.Outcome.Should().Be(Outcome.Inconclusive);
        result.Of("group/worthless").Verdict.Outcome.Should().Be(Outcome.Invalid);
    }

    [Fact]
    public void Wants_more_pairs_of_a_noisy_canary_up_to_40()
    {
        Judge.AtLook(Canary(20, 0, .8)).Should().BeNull();
        Judge.AtLook(Canary(30, 0, .8)).Should().BeNull();
        Judge.AtLook(Canary(40, 0, .8))!.Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Fact]
    public void Lets_every_verdict_stand_beside_a_quiet_canary()
    {
        ModeResult result = Beside(Canary(20, 0, .01));

        result.Of("group/proved").Verdict.Outcome.Should().Be(Outcome.Pass);
        result.Of("group/refuted").Verdict.Outcome.Should().Be(Outcome.Fail);
    }

    [Fact]
    public void Does_not_say_that_anything_was_proved()
    {
        ModeResult noisy = Beside(Canary(40, -.189, .8));
        ModeResult undecided = noisy with
        {
            Scenarios = [.. noisy.Scenarios.Where(scenario => scenario.Verdict.Outcome == Outcome.Inconclusive)],
        };

        Headline headline = Headline.Of(RunExamples.Mixed() with { Modes = [RunExamples.Mixed().Modes[0] with { Result = undecided }] });

        headline.Worst.Should().Be(Outcome.Inconclusive);
        headline.Sentence.Should().Contain("too noisy to vouch").And.NotContain("proved");
    }

    private static ModeResult Beside(Samples canary) => new ModeResult(
        PgoMode.Dynamic,
        null,
        [
            new ScenarioResult(canary, Judge.AtLook(canary)!, 1),
            Result("proved", .3),
            Result("refuted", -.1),
            Result("worthless", .3) with { Verdict = Verdict.Invalid([MeasurementFindings.NotComparable("a test")]) },
        ]).UnderCanary();

    private static ScenarioResult Result(string name, double gain)
    {
        Samples samples = SampleFactory.Pairs(10, gain, new GainAbove(.1));
        return new ScenarioResult(
            samples with { Scenario = samples.Scenario with { Case = name } }, Judge.AtLook(samples)!, 1);
    }

    // Ratios spread evenly about the gain's, so that their trimmed mean is the gain.
    private static Samples Canary(int pairs, double gain, double spread)
    {
        Random noise = new(3);
        return new Samples(
            SampleFactory.Scenario(new NoDifference()) with { Group = "canary" },
            [.. Enumerable.Range(0, pairs).Select(i => new LaunchPair(
                PairOrder.BaselineFirst,
                SampleFactory.Launch(.004, noise),
                SampleFactory.Launch(.004 * (1 - gain) * Math.Exp(spread * (((2.0 * i) + 1 - pairs) / pairs) * 2), noise)))],
            []);
    }
}
