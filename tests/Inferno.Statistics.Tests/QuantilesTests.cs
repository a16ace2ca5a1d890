namespace Inferno.Statistics.Tests;

public class QuantilesTests
{
    private static readonly QuantileReference[] Cases = Reference.Read<QuantileReference[]>("quantiles.json");

    public static TheoryData<int> Sizes => [.. Cases.Select(c => c.Values.Length)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Agree_with_the_reference(int size)
    {
        QuantileReference expected = Cases.Single(c => c.Values.Length == size);

        Quantiles.Value(expected.Values, expected.Probability).Should().BeApproximately(expected.Value, Reference.Precision);
        Quantiles.Interval(expected.Values, expected.Probability, .95)
            .Should().Be(new Interval(expected.Low, expected.High));
    }

    [Fact]
    public void Bound_a_quantile_from_the_fewest_values_that_can_and_from_no_fewer()
    {
        int fewest = Quantiles.FewestValues(.95, .95);
        double[] values = [.. Enumerable.Range(1, fewest).Select(i => (double)i)];
        Action tooFew = () => Quantiles.Interval(values.AsSpan(1), .95, .95);

        fewest.Should().Be(72);
        Quantiles.Interval(values, .95, .95).High.Should().Be(fewest);
        tooFew.Should().Throw<ArgumentException>().WithMessage("71 values cannot bound*72 can*");
    }

    [Fact]
    public void Summarise_leaves_an_interval_out_where_there_is_none()
    {
        double[] values = [.. Enumerable.Range(1, 20).Select(i => (double)i)];
        IReadOnlyList<Quantile> summary = Quantiles.Summarise(values, .95);

        summary.Select(q => q.Probability).Should().Equal(.5, .95, .99);
        summary[0].Should().Be(new Quantile(.5, 10.5, new Interval(6, 15)));
        summary[2].Interval.Should().BeNull();
        summary[2].Value.Should().BeApproximately(19.81, 1e-12);
    }

    [Fact]
    public void Cover_the_true_median_as_often_as_they_say()
    {
        SplitMix64 random = new(1);
        double[] values = new double[25];
        int covered = 0;
        for (int experiment = 0; experiment < 4000; experiment++)
        {
            foreach (ref double value in values.AsSpan())
            {
                value = random.NextUnit();
            }

            covered += Quantiles.Interval(values, .5, .95).Contains(.5) ? 1 : 0;
        }

        (covered / 4000.0).Should().BeInRange(.945, .975, "the exact coverage at 25 values is 95.67%");
    }

    internal sealed record QuantileReference(double[] Values, double Probability, double Value, double Low, double High);
}
