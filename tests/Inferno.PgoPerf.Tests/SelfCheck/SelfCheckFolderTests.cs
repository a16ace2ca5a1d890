using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.SelfCheck;

public sealed class SelfCheckFolderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("inferno-selfcheck-");

    private SelfCheckFolder Folder => new(_directory.FullName);

    [Fact]
    public void Runs_add_up_under_their_conditions()
    {
        Folder.Add(Run(new SelfCheckCase(Slowdown: null), pairs: 20, gain: 0, minute: 1));
        Folder.Add(Run(new SelfCheckCase(.25), pairs: 40, gain: -.25, minute: 2));
        Folder.Add(Run(new SelfCheckCase(.25), pairs: 40, gain: 0, minute: 3));

        string[] rows = [.. File.ReadLines(Folder.Summary).Skip(2).Select(row => string.Join('|', row.Split('|', StringSplitOptions.TrimEntries)))];

        rows.Should().HaveCount(2);
        rows[0].Should().StartWith("|byte copy, dynamic, loaded|1|0 / 0 / 1|1 / 0 / 0|0|0|0|");
        rows[1].Should().StartWith("|25% slower, dynamic, loaded|2|0 / 0 / 2|1 / 0 / 1|1|1|1|");
    }

    [Fact]
    public void A_run_comes_back_as_it_was_kept()
    {
        SelfCheckRun run = Run(new SelfCheckCase(.05), pairs: 40, gain: -.05, minute: 1);

        Folder.Add(run);

        Folder.ReadAll().Should().ContainSingle().Which.Should().BeEquivalentTo(run);
        Directory.EnumerateFiles(_directory.FullName, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void An_interval_that_misses_the_truth_is_seen()
    {
        Run(new SelfCheckCase(.25), pairs: 40, gain: -.25, minute: 1).IntervalHoldsTruth.Should().BeTrue();
        Run(new SelfCheckCase(.25), pairs: 40, gain: -.20, minute: 1).IntervalHoldsTruth.Should().BeFalse();
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static SelfCheckRun Run(SelfCheckCase subject, int pairs, double gain, int minute) =>
        SelfCheckMeasurement.Record(
            new SelfCheckConditions(subject, PgoMode.Dynamic, Loaded: true, Seed: 7),
            SampleFactory.Pairs(pairs, gain, new NoDifference())) with
        {
            StartedAt = DateTimeOffset.UnixEpoch.AddMinutes(minute),
        };
}
