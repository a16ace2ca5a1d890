using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class WarningSignsTests
{
    private readonly Random _noise = new(5);

    [Fact]
    public void A_clear_gain_on_a_quiet_machine_has_none() => IdsOf(SampleFactory.Pairs(10, .2, new GainAbove(.1))).Should().BeEmpty();

    [Fact]
    public void A_profile_without_any_effect_is_named() =>
        IdsOf(SampleFactory.Pairs(10, 0, new GainAbove(.1))).Should().Equal("INF2050");

    [Theory]
    [InlineData(.05)]
    [InlineData(.10)]
    public void A_gain_below_its_margin_is_an_effect(double gain) =>
        IdsOf(SampleFactory.Pairs(40, gain, new GainAbove(.1))).Should().NotContain("INF2050");

    [Fact]
    public void No_effect_is_what_equality_expects() =>
        IdsOf(SampleFactory.Pairs(10, 0, new EqualWithin(.1))).Should().BeEmpty();

    [Fact]
    public void A_slower_build_is_a_regression() =>
        IdsOf(SampleFactory.Pairs(10, -.15, new GainAbove(.1))).Should().Equal("INF2051");

    [Fact]
    public void A_slower_build_within_its_margin_of_equality_is_a_regression_that_passes()
    {
        Verdict verdict = Judge.AtLook(SampleFactory.Pairs(10, -.05, new EqualWithin(.1)))!;

        verdict.Outcome.Should().Be(Outcome.Pass);
        verdict.Findings.Should().ContainSingle().Which.Should().Match<Finding>(
            finding => finding.Id == "INF2051" && finding.Severity == FindingSeverity.Warning);
    }

    [Theory]
    [InlineData(.04, "INF2052")]
    [InlineData(-.02, "INF2052")]
    [InlineData(.002, null)]
    public void Times_that_grow_or_fall_from_pair_to_pair_are_a_drift(double perPair, string? expected) =>
        IdsOf(Slowing(index => 1 + (perPair * index))).Should().Equal(expected is null ? Array.Empty<string>() : [expected]);

    [Fact]
    public void Times_that_jump_back_and_forth_are_no_drift() =>
        IdsOf(Slowing(index => index % 2 == 0 ? 1 : 1.5)).Should().BeEmpty();

    [Theory]
    [InlineData(.050, "INF2053")]
    [InlineData(.010, null)]
    public void Waiting_for_a_processor_is_other_load(double delay, string? expected)
    {
        Samples samples = SampleFactory.Pairs(10, .2, new GainAbove(.1), (pair, _) => pair with
        {
            Baseline = SampleFactory.Launch(.004, _noise, new LaunchFigures { RunQueueDelay = delay }),
        });

        IdsOf(samples).Should().Equal(expected is null ? Array.Empty<string>() : [expected]);
    }

    [Fact]
    public void A_gain_above_its_margin_that_stays_undecided_wants_more_pairs()
    {
        Samples noisy = Noisy(pairs: 40, gain: .13);

        Judge.AtLook(noisy)!.Outcome.Should().Be(Outcome.Inconclusive);
        IdsOf(noisy).Should().Equal("INF2054");
    }

    [Fact]
    public void A_gain_below_its_margin_that_stays_undecided_is_not_proved_by_more_pairs()
    {
        Samples below = Noisy(pairs: 40, gain: .08);

        Judge.AtLook(below)!.Outcome.Should().Be(Outcome.Inconclusive);
        IdsOf(below).Should().BeEmpty();
    }

    private static IEnumerable<string> IdsOf(Samples samples) =>
        Judge.AtLook(samples)?.Findings.Select(finding => finding.Id) ?? [];

    private Samples Slowing(Func<int, double> factor) => SampleFactory.Pairs(10, .2, new GainAbove(.1), (pair, index) => pair with
    {
        Baseline = SampleFactory.Launch(.004 * factor(index), _noise),
        Candidate = SampleFactory.Launch(.0032 * factor(index), _noise),
    });

    // Pairs whose ratio scatters by a quarter around the gain, evenly to both sides.
    private Samples Noisy(int pairs, double gain) => SampleFactory.Pairs(pairs, gain, new GainAbove(.1), (pair, index) => pair with
    {
        Candidate = SampleFactory.Launch(.004 * (1 - gain) * (1 + (.25 * (((index * 7) % 11) - 5) / 5)), _noise),
    });
}
