using Inferno.Pgo.Builds;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class MetricCheckTests
{
    private static readonly MetricDeclaration[] Declared =
        [.. new[] { "tokens", "cache hits", "cache misses" }.Select(name => new MetricDeclaration(name, MetricUnit.Count, "(.)"))];

    [Fact]
    public void Names_what_no_launch_printed()
    {
        Finding finding = MetricCheck.Of(Declared, [Printing("tokens")]).Should().ContainSingle().Subject;

        (finding.Id, finding.Severity).Should().Be(("INF2058", FindingSeverity.Warning));
        finding.Cause.Should().EndWith("declares: 'cache hits', 'cache misses'");
    }

    [Fact]
    public void Has_nothing_to_say_where_each_was_printed_by_some_launch() =>
        MetricCheck.Of(Declared, [Printing("tokens", "cache hits"), Printing("cache misses")]).Should().BeEmpty();

    [Fact]
    public void Has_nothing_to_say_where_nothing_was_launched() => MetricCheck.Of(Declared, []).Should().BeEmpty();

    private static Launch Printing(params string[] names) =>
        new LaunchFigures { Metrics = names.ToDictionary(name => name, _ => 1.0) }.ToLaunch();
}
