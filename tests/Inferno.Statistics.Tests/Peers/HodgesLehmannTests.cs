using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Tests.Peers;

public class HodgesLehmannTests
{
    private static readonly CentreReference[] Cases = Reference.Read<CentreReference[]>("hodges-lehmann.json");

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference(string name)
    {
        CentreReference expected = Cases.Single(c => c.Name == name);
        HodgesLehmann actual = HodgesLehmann.Of(expected.Differences, .95);

        actual.Estimate.Should().BeApproximately(expected.Estimate, Reference.Precision);
        actual.Interval.Low.Should().BeApproximately(expected.Low, Reference.Precision);
        actual.Interval.High.Should().BeApproximately(expected.High, Reference.Precision);
        actual.Confidence.Should().BeApproximately(expected.Confidence, Reference.Precision);
    }

    [Fact]
    public void Refuses_a_confidence_that_so_few_values_cannot_give()
    {
        Action interval = () => HodgesLehmann.Of([1, 2, 3, 4, 5], .95);

        interval.Should().Throw<ArgumentException>().WithMessage("*0.0312*above 0.025*less confidence*");
    }

    internal sealed record CentreReference(
        string Name, double[] Differences, double Estimate, double Low, double High, double Confidence);
}
