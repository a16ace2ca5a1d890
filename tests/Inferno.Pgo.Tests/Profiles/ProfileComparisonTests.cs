using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ProfileComparisonTests
{
    private static readonly Profile Left = Of(("A", 60), ("B", 40));

    [Fact]
    public void A_longer_run_of_the_same_work_overlaps_fully() =>
        ProfileComparison.Of(Left, Of(("A", 6_000), ("B", 4_000))).OverlapPercent.Should().BeApproximately(100, 1e-9);

    [Fact]
    public void Different_work_does_not_overlap() =>
        ProfileComparison.Of(Left, Of(("C", 5))).OverlapPercent.Should().Be(0);

    [Fact]
    public void The_overlap_is_the_sum_of_the_smaller_shares_and_the_largest_difference_comes_first()
    {
        ProfileComparison comparison = ProfileComparison.Of(Left, Of(("A", 10), ("B", 50), ("C", 40)));

        comparison.OverlapPercent.Should().BeApproximately(50, 1e-9);
        comparison.Differences[0].Should().Be(new MethodDifference(Samples.Method("A"), 0.6, 0.1));
    }

    private static Profile Of(params (string Name, long Count)[] methods) =>
        Profile.Of(methods.Select(method => Samples.Profiled(method.Name, Samples.Count(0, method.Count))));
}
