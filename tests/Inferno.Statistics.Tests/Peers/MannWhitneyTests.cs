using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Tests.Peers;

public class MannWhitneyTests
{
    private static readonly TwoSampleReference[] Cases = Reference.Read<TwoSampleReference[]>("mann-whitney.json");

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference(string name)
    {
        TwoSampleReference expected = Cases.Single(c => c.Name == name);
        TestOutcome actual = MannWhitney.Test(expected.First, expected.Second);

        actual.Statistic.Should().Be(expected.Statistic);
        actual.PValue.Should().BeApproximately(expected.PValue, expected.PValue * Reference.Precision);
    }

    [Fact]
    public void Is_exact_for_samples_that_do_not_overlap()
    {
        MannWhitney.Test([1, 2, 3], [4, 5, 6, 7]).PValue.Should().BeApproximately(2.0 / 35, 1e-15);
        MannWhitney.SmallestPValue(3, 4).Should().BeApproximately(2.0 / 35, 1e-15);
    }

    [Fact]
    public void Refuses_an_alpha_that_so_few_values_cannot_reach()
    {
        Action test = () => MannWhitney.Test([1, 2, 3], [4, 5, 6, 7], alpha: .05);

        test.Should().Throw<ArgumentException>().WithMessage("*0.0571*above 0.05*measure more launches*");
    }

    [Fact]
    public void Refuses_samples_without_spread()
    {
        Action test = () => MannWhitney.Test([2, 2, 2], [2, 2]);

        test.Should().Throw<ArgumentException>().WithMessage("*all 5 values are 2*finer clock*");
    }
}
