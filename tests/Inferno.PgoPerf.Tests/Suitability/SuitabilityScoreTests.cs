using Inferno.Measuring.Suitability;
using Inferno.Pgo.Profiles.Flow;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Suitability;

public sealed class SuitabilityScoreTests
{
    // 1000 instructions, 50 calls of which 40 are predictable, 250 branches of which 200 are: 1000 + 1000 + 1000 units.
    private static readonly SteeredWork Work = new(1000, 50, 40, 250, 200);

    [Fact]
    public void Weighs_calls_and_branches_by_what_they_cost()
    {
        SuitabilityScore score = SuitabilityScore.Of(1, 1, Work);

        score.DispatchShare.Should().BeApproximately(800.0 / 3000, 1e-12);
        score.BranchShare.Should().BeApproximately(800.0 / 3000, 1e-12);
        score.Score.Should().BeApproximately(100 * 1600.0 / 3000, 1e-9);
    }

    [Fact]
    public void Counts_only_what_is_inference_and_managed() =>
        SuitabilityScore.Of(.5, .2, Work).Score.Should().BeApproximately(.1 * SuitabilityScore.Of(1, 1, Work).Score, 1e-9);

    [Fact]
    public void Falls_as_loops_grow_around_the_same_calls() =>
        SuitabilityScore.Of(1, 1, Work with { Instructions = 10_000 }).Score
            .Should().BeLessThan(SuitabilityScore.Of(1, 1, Work).Score / 3);

    [Fact]
    public void Is_nothing_where_nothing_is_predictable() =>
        SuitabilityScore.Of(1, 1, Work with { DominantCalls = 0, BiasedBranches = 0 }).Score.Should().Be(0);

    [Fact]
    public void Is_nothing_where_nothing_is_known() =>
        SuitabilityScore.Of(1, 1, new SteeredWork(0, 0, 0, 0, 0)).Score.Should().Be(0);

    [Fact]
    public void Takes_the_shares_from_a_launch()
    {
        SuitabilityScore score = SuitabilityScore.Of(new LaunchFigures().Metrics, null, Work)!;

        score.InferenceShare.Should().BeApproximately(.961, 1e-12);
        score.ManagedShare.Should().BeApproximately(.994, 1e-12);
        score.ToString().Should().Be("51/100: inference 96%, of that managed 99%, of that predictable calls 26.7% and branches 26.7%");
    }

    [Fact]
    public void There_is_none_without_the_metrics_that_it_is_made_of() =>
        SuitabilityScore.Of(new Dictionary<string, double> { ["managed share"] = 99 }, null, Work).Should().BeNull();

    [Theory]
    [InlineData(-.1, 1)]
    [InlineData(1, 1.1)]
    [InlineData(double.NaN, 1)]
    public void Refuses_a_share_that_is_none(double inference, double managed) =>
        FluentActions.Invoking(() => SuitabilityScore.Of(inference, managed, Work))
            .Should().Throw<ArgumentOutOfRangeException>();
}
