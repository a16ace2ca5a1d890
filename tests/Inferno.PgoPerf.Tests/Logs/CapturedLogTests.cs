using Inferno.PgoPerf.Logs;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Logs;

/// <summary>Logs that the real program wrote.</summary>
public sealed class CapturedLogTests
{
    [Fact]
    public void A_settled_launch_that_collected_evidence()
    {
        ProgramLog log = Read("dynamic-pgo-evidence.log");

        log.WarmUp.Should().Be(new WarmUp(496, true, 2155));
        log.Iterations.Should().HaveCount(11).And.OnlyContain(iteration => iteration.Tokens == 64 && iteration.Of == 11);
        log.Iterations[7].Should().Be(new Iteration(8, 11, .003138, 64));
        log.Evidence.DynamicPgo.Should().BeTrue();
        log.Evidence.Tier1Instrumented.Should().Be(726);
        log.Insights.ManagedShare.Should().Be(100);
        log.Insights.OutputDigest.Should().StartWith("7a31683a").And.HaveLength(64);
    }

    [Fact]
    public void A_cold_launch_of_the_baseline()
    {
        ProgramLog log = Read("dynamic-baseline-cold.log");

        log.ColdStart.Should().Be(new ColdStart(.000323, .023967, .068494, .092784, .134070));
        log.WarmUp.Settled.Should().BeFalse();
        log.Iterations.Should().Equal(new Iteration(1, 1, .067073, 64));
        log.Evidence.Tier1Instrumented.Should().BeNull();
    }

    [Fact]
    public void Ten_requests_that_wait_for_two_sessions()
    {
        ProgramLog log = Read("onnxruntime-concurrent.log");

        log.Performance.Successful.Should().Be(10);
        log.Performance.LockWaitTime.Mean.Should().Be(.034726);
        log.Performance.InferenceTime.Mean.Should().Be(.017142);
        log.Performance.ParallelismEfficiency.Should().Be(99.9);
        log.Performance.InferenceTime.P99.Should().Be(.017877);
        log.Evidence.RunQueueDelay.Should().Be(.149899);
        log.Insights.ManagedShare.Should().Be(11.8);
    }

    [Fact]
    public void Both_builds_computed_the_same() =>
        Read("dynamic-pgo-evidence.log").Insights.OutputDigest
            .Should().Be(Read("dynamic-baseline-cold.log").Insights.OutputDigest);

    [Fact]
    public void Two_cases_of_one_launch()
    {
        IReadOnlyList<ProgramLog> cases = ReadAll("dynamic-pgo-cases.log");

        cases.Select(log => log.Case).Should().Equal("short", "ten");
        cases.Select(log => log.Iterations[0].Tokens).Should().Equal(64, 640);
        cases[1].WarmUp.Should().Be(new WarmUp(186, true, 2686));
    }

    private static ProgramLog Read(string file) => ReadAll(file).Single();

    private static IReadOnlyList<ProgramLog> ReadAll(string file) =>
        ProgramLog.Parse(File.ReadAllLines(RepositoryLayout.At("tests", "fixtures", "logs", file)));
}
