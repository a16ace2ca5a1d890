using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Tests.Peers;

public class SignedRankTests
{
    private static readonly SignedRankReference[] Cases = Reference.Read<SignedRankReference[]>("signed-rank.json");

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference(string name)
    {
        SignedRankReference expected = Cases.Single(c => c.Name == name);
        SignedRank actual = SignedRank.Test(expected.Differences);

        actual.Statistic.Should().Be(expected.Statistic);
        actual.PValueAbove.Should().BeApproximately(expected.PValueAbove, expected.PValueAbove * Reference.Precision);
        actual.PValue.Should().BeApproximately(expected.PValue, expected.PValue * Reference.Precision);
    }

    [Fact]
    public void Counts_all_sign_patterns_of_tied_differences()
    {
        // Ranks 1.5, 1.5, 3: the sums 4.5 and 6 are the two of eight patterns, one of them twice, at or above 4.5.
        SignedRank.Test([1, -1, 2]).PValueAbove.Should().Be(3.0 / 8);
    }

    [Fact]
    public void Leaves_out_differences_of_zero() =>
        SignedRank.Test([0, 1, 2, 0, 3]).Should().Be(SignedRank.Test([1, 2, 3]));

    [Fact]
    public void Refuses_differences_that_are_all_zero()
    {
        Action test = () => SignedRank.Test([0, 0, 0]);

        test.Should().Throw<ArgumentException>().WithMessage("*All differences are 0*longer batches*");
    }

    [Fact]
    public void Refuses_an_alpha_that_so_few_values_cannot_reach()
    {
        Action test = () => SignedRank.Test([1, 2, 3, 4, 5], alpha: .05);

        test.Should().Throw<ArgumentException>().WithMessage("*0.0625*above 0.05*measure more pairs*");
    }

    internal sealed record SignedRankReference(
        string Name, double[] Differences, double Statistic, double PValueAbove, double PValue);
}
