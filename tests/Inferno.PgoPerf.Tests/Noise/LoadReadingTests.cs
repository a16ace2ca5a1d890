using Inferno.Lab.Noise;

namespace Inferno.PgoPerf.Tests.Noise;

public sealed class LoadReadingTests
{
    [Fact]
    public void Reads_the_stolen_time_and_the_last_minutes_average() =>
        LoadReading.Parse("cpu  10132153 290696 3084719 46828483 16683 0 25195 175628 0 0", "0.20 0.18 0.12 1/80 11206\n")
            .Should().Be(new LoadReading(175_628, .2));

    [Fact]
    public void A_kernel_that_counts_no_stolen_time_leaves_it_unknown() =>
        LoadReading.Parse("cpu  10132153 290696 3084719 46828483", "garbage").Should().Be(new LoadReading(null, null));
}
