using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Tests.Peers;

public class TTests
{
    private static readonly TwoSampleReference[] Independent = Reference.Read<TwoSampleReference[]>("welch.json");
    private static readonly PairedTReference[] Paired = Reference.Read<PairedTReference[]>("paired-t.json");

    public static TheoryData<string> Names => [.. Independent.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Welch_agrees_with_the_reference(string name)
    {
        TwoSampleReference expected = Independent.Single(c => c.Name == name);
        TestOutcome actual = Welch.Test(expected.First, expected.Second);

        actual.Statistic.Should().BeApproximately(expected.Statistic, Reference.Precision);
        actual.PValue.Should().BeApproximately(expected.PValue, expected.PValue * Reference.Precision);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Paired_agrees_with_the_reference(string name)
    {
        PairedTReference expected = Paired.Single(c => c.Name == name);
        TestOutcome actual = PairedT.Test(expected.Differences);

        actual.Statistic.Should().BeApproximately(expected.Statistic, Reference.Precision);
        actual.PValue.Should().BeApproximately(expected.PValue, expected.PValue * Reference.Precision);
    }

    [Fact]
    public void Welch_refuses_two_sides_without_spread()
    {
        Action test = () => Welch.Test([2, 2, 2], [3, 3]);

        test.Should().Throw<ArgumentException>().WithMessage("*all 3 values are 2*");
    }

    [Fact]
    public void Paired_refuses_differences_without_spread()
    {
        Action test = () => PairedT.Test([1, 1, 1]);

        test.Should().Throw<ArgumentException>().WithMessage("*all 3 values are 1*");
    }

    internal sealed record PairedTReference(string Name, double[] Differences, double Statistic, double PValue);
}
