using Inferno.Statistics.Calibration;
using Inferno.Statistics.Series;

namespace Inferno.Statistics.Tests.Calibration;

public class NoiseTests
{
    private readonly double[] _series = new double[20_000];

    [Fact]
    public void Independent_noise_has_its_spread_and_no_memory()
    {
        StandardNoise.Independent.Fill(_series, new SplitMix64(1));

        Spread().Should().BeApproximately(.03, .001);
        Autocorrelation.AtLag(_series).Should().BeApproximately(0, .03);
    }

    [Fact]
    public void Autoregressive_noise_has_its_spread_and_its_correlation()
    {
        StandardNoise.Autoregressive.Fill(_series, new SplitMix64(1));

        Spread().Should().BeApproximately(.1, .01);
        Autocorrelation.AtLag(_series).Should().BeApproximately(.9, .02);
    }

    [Fact]
    public void Bursts_last_and_return_as_often_as_they_say()
    {
        StandardNoise.Bursts.Fill(_series, new SplitMix64(1));
        double inBurst = _series.Count(time => time > .15) / (double)_series.Length;

        inBurst.Should().BeApproximately(.04 / .19, .03);
    }

    [Fact]
    public void Drift_ends_where_it_says()
    {
        StandardNoise.Drift.Fill(_series, new SplitMix64(1));

        _series[^1000..].Average().Should().BeApproximately(Math.Log(1.1), .006);
        _series[..1000].Average().Should().BeApproximately(0, .006);
    }

    private double Spread() => Math.Sqrt(_series.Select(x => x * x).Average() - Math.Pow(_series.Average(), 2));
}
