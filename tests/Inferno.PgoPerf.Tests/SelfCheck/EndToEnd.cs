using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Repository;
using Inferno.Reporting.Progress;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>
/// Whether the harness finds what is there and nothing else, on the real program. Each takes minutes, so that only
/// <c>-p:SelfCheck=true</c> makes tests of them.
/// </summary>
public abstract class EndToEnd
{
    private readonly SelfCheckOptions _options = SelfCheckOptions.Read(Environment.GetEnvironmentVariable);

    [Fact]
    public async Task A_byte_copy_never_passes_for_faster_and_is_never_called_different()
    {
        IReadOnlyList<SelfCheckRun> runs = await RunAsync(new SelfCheckCase(Slowdown: null));

        runs.Should().OnlyContain(run => run.Answers.GainAboveTen.Outcome != Outcome.Pass)
            .And.OnlyContain(run => run.Answers.EqualWithinTen.Outcome != Outcome.Fail)
            .And.OnlyContain(run => !run.Answers.ReportedSlower);
        runs.Count(run => run.Answers.Canary.Outcome == Outcome.Fail).Should()
            .BeLessThanOrEqualTo(DesignedRate.MostHits(runs.Count, DesignedRate.CanaryAlarm));
        runs.Count(run => run.Answers.Changed).Should()
            .BeLessThanOrEqualTo(DesignedRate.MostHits(runs.Count, DesignedRate.FalseChange));
    }

    [Fact]
    public async Task The_slowed_build_is_not_slower_while_its_switch_is_off() =>
        (await RunAsync(new SelfCheckCase(0))).Should()
            .OnlyContain(run => run.Answers.EqualWithinTen.Outcome != Outcome.Fail)
            .And.OnlyContain(run => !run.Answers.ReportedSlower);

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public async Task A_slowdown_is_reported_at_its_designed_rate(int percent)
    {
        IReadOnlyList<SelfCheckRun> runs = await RunAsync(new SelfCheckCase(percent / 100.0));

        runs.Count(run => run.Answers.ReportedSlower).Should()
            .BeGreaterThanOrEqualTo(DesignedRate.FewestHits(runs.Count, DesignedRate.Found(percent)));
        runs.Should().OnlyContain(run => run.Answers.GainAboveTen.Outcome != Outcome.Pass);
    }

    [Fact]
    public async Task A_slowdown_of_a_quarter_is_found_by_every_procedure() =>
        (await RunAsync(new SelfCheckCase(.25))).Should()
            .OnlyContain(run => run.Answers.ReportedSlower && run.Answers.Changed)
            .And.OnlyContain(run => run.Answers.Canary.Outcome == Outcome.Fail)
            .And.OnlyContain(run => run.Answers.EqualWithinTen.Outcome == Outcome.Fail);

    private async Task<IReadOnlyList<SelfCheckRun>> RunAsync(SelfCheckCase subject)
    {
        SuiteOptions suite = SuiteOptions.Read(Environment.GetEnvironmentVariable);
        using ProgressLog progress = new(Path.Combine(SelfCheckFolder.Default.Path, "progress.log"));
        SelfCheckBuilds builds = await SelfCheckBuilds.EnsureAsync(
            _options.Mode, progress, TestContext.Current.CancellationToken);
        SelfCheckMeasurement measurement = new(builds, progress);
        int seed = suite.Seed ?? Random.Shared.Next();
        List<SelfCheckRun> runs = [];
        for (int run = 0; run < _options.Runs; run++)
        {
            SelfCheckConditions conditions = new(
                subject, _options.Mode, _options.Loads(run), unchecked(seed + run));
            runs.Add(await measurement.RunAsync(conditions, TestContext.Current.CancellationToken));
            SelfCheckFolder.Default.Add(runs[^1]);
        }

        return runs;
    }
}
