using Inferno.Measuring.Metrics;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Metrics;

public sealed class LaunchMetricsTests
{
    [Fact]
    public void The_program_s_own_goes_before_the_process_s_of_that_name()
    {
        LaunchMetric metric = LaunchMetrics.With([new MetricDeclaration("peak memory", MetricUnit.Bytes, "(.)")])
            .Should().ContainSingle(one => one.Name == "peak memory").Subject;

        metric.Of(new LaunchFigures { Metrics = new Dictionary<string, double> { ["peak memory"] = 7 } }.ToLaunch()).Should().Be(7);
    }
}
