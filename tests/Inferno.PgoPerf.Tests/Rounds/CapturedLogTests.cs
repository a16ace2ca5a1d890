using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Rounds;

/// <summary>What eng/pgo.json declares, in logs that the real program wrote.</summary>
public sealed class CapturedLogTests
{
    private static readonly IReadOnlyList<MetricDeclaration> Declared = PgoConfig.Load(RepositoryLayout.At("eng", "pgo.json")).Metrics;

    [Theory]
    [InlineData("dynamic-pgo-evidence.log")]
    [InlineData("dynamic-baseline-cold.log")]
    [InlineData("dynamic-pgo-cases.log")]
    [InlineData("onnxruntime-concurrent.log")]
    public void Every_declared_metric_is_in_every_log(string file) =>
        Read(file).Keys.Should().BeEquivalentTo(Declared.Select(metric => metric.Name));

    [Fact]
    public void A_cold_launch_of_the_baseline() => Read("dynamic-baseline-cold.log").Should().Contain(new Dictionary<string, double>
    {
        ["backend initialization"] = .000323,
        ["engine creation"] = .023967,
        ["model loading"] = .068494,
        ["total cold start"] = .092784,
        ["time to first token"] = .134070,
    });

    [Fact]
    public void Ten_requests_that_wait_for_two_sessions() => Read("onnxruntime-concurrent.log").Should().Contain(new Dictionary<string, double>
    {
        ["lock wait mean"] = .034726,
        ["pure inference mean"] = .017142,
        ["parallelism efficiency"] = 99.9,
        ["managed share"] = 11.8,
    });

    private static IReadOnlyDictionary<string, double> Read(string file) =>
        new LogMetrics(Declared).Read(File.ReadAllLines(RepositoryLayout.At("tests", "fixtures", "logs", file)));
}
