using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class EvidenceCheckTests
{
    private static readonly RuntimeEvidence Plain = Evidence(dynamicPgo: false, tier1: 0);

    private static readonly RuntimeEvidence Profiled = Evidence(dynamicPgo: true, tier1: 212);

    [Fact]
    public void Accepts_a_plain_baseline_and_a_profiled_build() =>
        EvidenceCheck.Check(PgoMode.Dynamic, Plain, Profiled).Should().BeEmpty();

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, null)]
    public void Refuses_a_build_that_instruments_nothing_or_does_not_say(bool dynamicPgo, int? tier1) =>
        IdsOf(PgoMode.Dynamic, Plain, Evidence(dynamicPgo, tier1)).Should().Equal("INF2009");

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    [InlineData(false, null)]
    public void Refuses_a_baseline_that_profiles_itself_or_does_not_say(bool dynamicPgo, int? tier1) =>
        IdsOf(PgoMode.Dynamic, Evidence(dynamicPgo, tier1), Profiled).Should().Equal("INF2010");

    [Fact]
    public void Finds_exchanged_builds_twice() =>
        IdsOf(PgoMode.Dynamic, Profiled, Plain).Should().Equal("INF2010", "INF2009");

    [Fact]
    public void Asks_no_instrumentation_of_a_static_build() =>
        EvidenceCheck.Check(PgoMode.NativeAot, Plain, Plain).Should().BeEmpty();

    private static IEnumerable<string> IdsOf(PgoMode mode, RuntimeEvidence baseline, RuntimeEvidence pgo) =>
        EvidenceCheck.Check(mode, baseline, pgo).Select(finding => finding.Id);

    private static RuntimeEvidence Evidence(bool dynamicPgo, int? tier1) =>
        new LaunchFigures { DynamicPgo = dynamicPgo, Instrumented = tier1 }.ToCase().Evidence!;
}
