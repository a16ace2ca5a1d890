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

    [Fact]
    public void Covers_the_true_centre_as_often_as_it_says()
    {
        // One order statistic further in, at either end, would cover 93.55% and not the 95.12% that are claimed.
        SplitMix64 random = new(1);
        double[] differences = new double[10];
        int covered = 0;
        for (int experiment = 0; experiment < 20_000; experiment++)
        {
            foreach (ref double difference in differences.AsSpan())
            {
                difference = random.NextGaussian();
            }

            covered += HodgesLehmann.Of(differences, .95).Interval.Contains(0) ? 1 : 0;
        }

        (covered / 20_000.0).Should().BeApproximately(.951171875, .005);
    }

    internal sealed record CentreReference(
        string Name, double[] Differences, double Estimate, double Low, double High, double Confidence);
}
