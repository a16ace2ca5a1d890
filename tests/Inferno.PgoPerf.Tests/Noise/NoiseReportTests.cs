using Inferno.Lab.Noise;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Verdicts;

namespace Inferno.PgoPerf.Tests.Noise;

public sealed class NoiseReportTests
{
    [Fact]
    public async Task A_copy_is_equal_and_gains_nothing()
    {
        NoiseReport report = Report(await new Collection().CollectAsync(rounds: 30));

        report.Verdicts.Select(row => row.Verdict!.Outcome).Should().Equal(Outcome.Pass, Outcome.Pass, Outcome.Fail);
        report.IsSound.Should().BeTrue();
        report.Noise.PairSpread.Should().BeInRange(.001, .02);
    }

    [Fact]
    public async Task A_copy_that_measures_differently_is_said_to_void_every_verdict()
    {
        NoiseReport report = Report(await new Collection(copySlowdown: .05).CollectAsync(rounds: 30));

        report.IsSound.Should().BeFalse();
        NoiseMarkdown.Render(report).Should().Contain("**The copy measures differently: 'no difference' is refuted");
    }

    [Fact]
    public async Task Too_few_pairs_for_the_canary_are_not_called_unsound()
    {
        NoiseReport report = Report(await new Collection().CollectAsync(rounds: 12));

        report.Verdicts[0].Verdict.Should().BeNull();
        report.IsSound.Should().BeTrue();
        report.Provable.Should().OnlyContain(row => row.Replayed == null);
        NoiseMarkdown.Render(report).Should().Contain("too few pairs").And.Contain("Nothing is replayed below 60 pairs");
    }

    [Fact]
    public async Task More_pairs_prove_less_gain_and_a_margin_comes_on_top()
    {
        NoiseReport report = Report(await new Collection().CollectAsync(rounds: 70));

        ProvableRow[] none = [.. report.Provable.Where(row => row.Margin == 0)];
        ProvableRow[] ten = [.. report.Provable.Where(row => row.Margin == .1)];
        none.Select(row => row.Pairs).Should().Equal(10, 15, 20, 30, 40);
        none.Select(row => row.Planned).Should().BeInDescendingOrder();
        none.Select(row => row.Replayed!.Value).Should().BeInDescendingOrder().And.OnlyContain(gain => gain > 0 && gain < .05);
        ten.Should().OnlyContain(row => row.Planned > .1 && row.Replayed > .1 && row.Replayed < .15);
    }

    private static NoiseReport Report(CopyTrace trace) =>
        NoiseReport.Of(trace, Collection.Settings, new ProgramBuild("baseline", "/builds/baseline/program"));
}
