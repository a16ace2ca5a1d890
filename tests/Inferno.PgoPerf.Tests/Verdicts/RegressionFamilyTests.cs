using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Verdicts;

/// <summary>Regressions of all modes of a night, judged together.</summary>
public sealed class RegressionFamilyTests
{
    [Fact]
    public void A_slowdown_that_is_proved_alone_may_be_chance_among_many()
    {
        ScenarioResult slow = Result(40, BarelyProved());
        slow.Verdict.Outcome.Should().Be(Outcome.Fail);

        Judge([slow])[0].Verdict.Should().Be(slow.Verdict);
        ScenarioResult[] among = Judge([slow, .. Enumerable.Range(0, 20).Select(_ => Result(20, 0))]);

        among[0].Verdict.Outcome.Should().Be(Outcome.Pass);
        among[0].Verdict.Reason.Should().StartWith("one of 21 scenarios comes out like this by chance: gain -");
    }

    [Fact]
    public void Two_scenarios_of_the_same_samples_are_two_members()
    {
        ScenarioResult slow = Result(40, BarelyProved());

        ScenarioResult[] judged = Judge([slow, slow, .. Enumerable.Range(0, 19).Select(_ => Result(20, 0))]);

        judged.Take(2).Should().AllSatisfy(result => result.Verdict.Reason.Should().StartWith("one of 21 scenarios"));
    }

    [Fact]
    public void An_undecided_scenario_is_a_member_and_stays_undecided()
    {
        ScenarioResult[] judged = Judge([Result(40, BarelyProved()), .. Enumerable.Range(0, 20).Select(_ => Noisy())]);

        judged[0].Verdict.Reason.Should().StartWith("one of 21 scenarios");
        judged[1].Verdict.Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Fact]
    public void A_clear_slowdown_stays_one_among_many() =>
        Judge([Result(40, -.1), .. Enumerable.Range(0, 20).Select(_ => Result(20, 0))])[0].Verdict.Outcome.Should().Be(Outcome.Fail);

    [Fact]
    public void Other_scenarios_and_worthless_ones_are_no_members()
    {
        ScenarioResult gain = Result(10, -.2, new GainAbove(.1));
        ScenarioResult worthless = Result(40, 0) with { Verdict = Verdict.Invalid([MeasurementFindings.LaunchFailed("it died")]) };
        ScenarioResult slow = Result(40, BarelyProved());

        ScenarioResult[] judged = Judge([gain, worthless, slow]);

        judged.Select(result => result.Verdict.Outcome).Should().Equal(Outcome.Fail, Outcome.Invalid, Outcome.Fail);
    }

    [Fact]
    public void Members_of_different_modes_are_one_family()
    {
        ScenarioResult slow = Result(40, BarelyProved());
        ModeResult one = new(PgoMode.Dynamic, null, [slow]);
        ModeResult other = new(PgoMode.NativeAot, null, [.. Enumerable.Range(0, 20).Select(_ => Result(20, 0))]);

        RegressionFamily.Judge([one, other])[0].Scenarios[0].Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    private static ScenarioResult Noisy() =>
        Result(40, 0) with { Verdict = new Verdict(Outcome.Inconclusive, "too noisy", "") };

    private static ScenarioResult[] Judge(params IReadOnlyList<ScenarioResult> results) =>
        [.. RegressionFamily.Judge([new ModeResult(PgoMode.Dynamic, null, results)])[0].Scenarios];

    private static ScenarioResult Result(int pairs, double gain, Expectation? expectation = null)
    {
        Samples samples = SampleFactory.Pairs(pairs, gain, expectation ?? new NotSlower());
        return new ScenarioResult(samples, Measuring.Verdicts.Judge.AtLook(samples)!, 30);
    }

    // The slowdown whose p-value lies just below .05: more would stand among many as well, less not even alone.
    private static double BarelyProved() => Enumerable.Range(300, 100)
        .Select(index => -index / 10_000.0)
        .First(gain => Regression.PValue(SampleFactory.Pairs(40, gain, new NotSlower()).Estimate()) < .04);
}
