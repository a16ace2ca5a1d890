namespace Inferno.Statistics.Tests;

public class PairedLogRatioTests
{
    private static readonly PairedReference[] Cases = Reference.Read<PairedReference[]>("paired-log-ratio.json");

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference_on_mean_error_and_gain(string name)
    {
        PairedReference expected = Case(name);
        PairedEstimate actual = expected.Estimate();

        actual.Pairs.Should().Be(expected.Baseline.Length);
        actual.TrimmedEachSide.Should().Be(expected.Baseline.Length / 5);
        actual.DegreesOfFreedom.Should().Be(expected.DegreesOfFreedom);
        actual.MeanLogRatio.Should().BeApproximately(expected.MeanLogRatio, Reference.Precision);
        actual.StandardError.Should().BeApproximately(expected.StandardError, Reference.Precision);
        actual.Gain.Should().BeApproximately(expected.Gain, Reference.Precision);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference_on_the_interval(string name)
    {
        PairedReference expected = Case(name);
        Interval actual = expected.Estimate().GainInterval(.95);

        actual.Low.Should().BeApproximately(expected.Low, Reference.Precision);
        actual.High.Should().BeApproximately(expected.High, Reference.Precision);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference_on_p_values(string name)
    {
        PairedReference expected = Case(name);
        PairedEstimate actual = expected.Estimate();

        foreach (PValueReference above in expected.Above)
        {
            double tolerance = Math.Max(1e-15, above.P * Reference.Precision);
            actual.PValueGainAbove(above.Margin).Should().BeApproximately(above.P, tolerance);
            actual.PValueGainBelow(above.Margin).Should().BeApproximately(1 - above.P, Reference.Precision);
        }
    }

    private static PairedReference Case(string name) => Cases.Single(c => c.Name == name);
}
