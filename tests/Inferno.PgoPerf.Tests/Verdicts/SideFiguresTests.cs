using Inferno.Measuring.Processes;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Verdicts;

/// <summary>Memory, allocation, tails and size, judged beside times that are the same.</summary>
public sealed class SideFiguresTests
{
    private static readonly EqualWithin SameTime = new(.1);

    [Theory]
    [InlineData(SideFigure.PeakMemory, "'peak memory growth ≤ 10%' is refuted: change +")]
    [InlineData(SideFigure.AllocatedBytes, "'allocated bytes growth ≤ 10%' is refuted: change +")]
    public void Fail_a_build_that_needs_twice_as_much_in_the_same_time(SideFigure figure, string reason)
    {
        Verdict verdict = Judge.AtLook(Pairs(10, new AlsoExpected(figure, new GainAbove(-.1)), candidate: 2))!;

        verdict.Outcome.Should().Be(Outcome.Fail);
        verdict.Reason.Should().StartWith(reason).And.Contain("; 'equal ±10%' is proved by 10 pairs");
        verdict.NextStep.Should().NotBeEmpty();
        verdict.Sides.Should().ContainSingle().Which.Gain.Gain.Should().BeApproximately(-1, .02);
    }

    [Theory]
    [InlineData(SideFigure.PeakMemory)]
    [InlineData(SideFigure.AllocatedBytes)]
    public void Pass_a_build_that_needs_as_much(SideFigure figure) =>
        Judge.AtLook(Pairs(10, new AlsoExpected(figure, new GainAbove(-.1)), candidate: 1))!.Outcome.Should().Be(Outcome.Pass);

    [Theory]
    [InlineData(200, 0, Outcome.Fail)]
    [InlineData(101, 0, Outcome.Fail)]
    [InlineData(100, 0, Outcome.Pass)]
    [InlineData(109, -.1, Outcome.Pass)]
    [InlineData(111, -.1, Outcome.Fail)]
    [InlineData(100, .05, Outcome.Fail)]
    [InlineData(90, .05, Outcome.Pass)]
    public void Decide_on_a_size_exactly_and_at_the_first_look(long candidate, double margin, Outcome expected)
    {
        Samples samples = Pairs(10, new AlsoExpected(SideFigure.SizeOnDisk, new GainAbove(margin)), 1) with { Sizes = new BuildSizes(100, candidate) };

        Judge.AtLook(samples)!.Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData(109, Outcome.Pass)]
    [InlineData(111, Outcome.Fail)]
    [InlineData(90, Outcome.Fail)]
    public void Decide_whether_sizes_are_equal_in_both_directions(long candidate, Outcome expected)
    {
        Samples samples = Pairs(10, new AlsoExpected(SideFigure.SizeOnDisk, SameTime), 1) with { Sizes = new BuildSizes(100, candidate) };

        Judge.AtLook(samples)!.Outcome.Should().Be(expected);
    }

    [Fact]
    public void Fail_a_build_whose_slowest_batches_alone_take_longer()
    {
        Samples samples = Pairs(10, new AlsoExpected(SideFigure.P95, new GainAbove(-.1)), 1, TwentyBatches);
        Samples slower = samples with { Pairs = [.. samples.Pairs.Select(pair => pair with { Candidate = WithSlowBatches(pair.Candidate) })] };

        Judge.AtLook(samples)!.Outcome.Should().Be(Outcome.Pass);
        Verdict verdict = Judge.AtLook(slower)!;
        verdict.Outcome.Should().Be(Outcome.Fail);
        verdict.Reason.Should().StartWith("'p95 growth ≤ 10%' is refuted").And.Contain("'equal ±10%' is proved");
    }

    [Fact]
    public void Want_more_pairs_and_stay_undecided_although_the_times_are_proved()
    {
        AlsoExpected asNoisyAsThis = new(SideFigure.PeakMemory, new GainAbove(-.1).Strictly());

        Judge.AtLook(Pairs(10, asNoisyAsThis, candidate: 1.1)).Should().BeNull();
        Verdict last = Judge.AtLook(Pairs(40, asNoisyAsThis, candidate: 1.1))!;
        last.Outcome.Should().Be(Outcome.Inconclusive);
        last.Reason.Should().StartWith("'peak memory growth ≤ 10%' is neither proved nor refuted");
        last.NextStep.Should().NotBeEmpty();
    }

    [Fact]
    public void Do_not_hide_that_the_times_are_refuted()
    {
        Samples slower = SampleFactory.Pairs(10, -.5, SameTime);

        Judge.AtLook(slower with { Scenario = slower.Scenario with { AlsoExpects = [new(SideFigure.PeakMemory, new GainAbove(-.1))] } })!
            .Reason.Should().StartWith("'equal ±10%' is refuted");
    }

    [Theory]
    [InlineData(SideFigure.AllocatedBytes, "the allocated bytes is 0 or unknown in 20 of 20 launches")]
    [InlineData(SideFigure.P95, "the p95 is 0 or unknown in 20 of 20 launches")]
    [InlineData(SideFigure.SizeOnDisk, "the size on disk is 0 or unknown in 20 of 20 launches")]
    public void Are_invalid_where_no_ratio_can_be_formed(SideFigure figure, string cause)
    {
        Verdict verdict = Judge.AtLook(Pairs(10, new AlsoExpected(figure, new GainAbove(-.1)), candidate: 0, baseline: 0))!;

        verdict.Outcome.Should().Be(Outcome.Invalid);
        verdict.Reason.Should().Be($"INF2024 {cause}, so that no ratio can be formed");
    }

    [Theory]
    [InlineData(2, Outcome.Fail)]
    [InlineData(1, Outcome.Pass)]
    public async Task Take_the_size_from_the_builds_that_are_compared_and_keep_it_in_the_report(int files, Outcome expected)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-sizes-");
        try
        {
            ModeBuilds builds = new(Build(folder, "baseline", 1), Build(folder, "pgo", files), Build(folder, "baseline copy", 1));
            Scenario scenario = SampleFactory.Scenario(new GainAbove(.1)) with { AlsoExpects = [new(SideFigure.SizeOnDisk, new GainAbove(-.1))] };
            RoundGroup group = new(
                ScriptedRounds.Taking(asked => asked.Build.Name == "pgo" ? .003 : .004),
                ScenarioGroup.Of([scenario]).Single(),
                builds,
                new MeasurementSettings(1, TimeSpan.FromSeconds(9)));
            while (group.Undecided.Count > 0)
            {
                await group.StepAsync(TestContext.Current.CancellationToken);
            }

            ScenarioResult result = group.Results.Single();
            result.Verdict.Outcome.Should().Be(expected);
            ScenarioResult read = RunJson.ReadLine<ScenarioResult>(RunJson.WriteLine(result))!;
            read.Samples.Sizes.Should().Be(new BuildSizes(1000, 1000 * files));
            read.Samples.Scenario.Expected.Should().Be("gain > 10%, size on disk growth ≤ 10%");
            read.Verdict.Sides.Should().Equal(result.Verdict.Sides).And.HaveCount(1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProgramBuild Build(DirectoryInfo root, string name, int files)
    {
        string directory = Directory.CreateDirectory(Path.Combine(root.FullName, name, "below")).FullName;
        foreach (int index in Enumerable.Range(0, files))
        {
            File.WriteAllBytes(Path.Combine(directory, $"{index}.dll"), new byte[1000]);
        }

        return new ProgramBuild(name, Path.Combine(root.FullName, name, "app"));
    }

    private static Samples Pairs(
        int count, AlsoExpected also, double candidate, Func<Launch, Launch>? change = null, double baseline = 1)
    {
        Random noise = new(23);
        Samples samples = SampleFactory.Pairs(count, 0, SameTime, (pair, _) => pair with
        {
            Baseline = (change ?? (launch => launch))(Needing(pair.Baseline, baseline, noise)),
            Candidate = (change ?? (launch => launch))(Needing(pair.Candidate, candidate, noise)),
        });
        return samples with { Scenario = samples.Scenario with { AlsoExpects = [also] } };
    }

    // So many times as much of everything, with 1% noise.
    private static Launch Needing(Launch launch, double times, Random noise)
    {
        double factor = times * (1 + (.02 * (noise.NextDouble() - .5)));
        return launch with
        {
            Cases = [launch.Case with
            {
                Evidence = launch.Case.Evidence! with
                {
                    AllocatedBytes = (long)(5_000_000_000 * factor), PeakBytes = (long)(61_000_000 * factor),
                },
            }],
        };
    }

    private static Launch TwentyBatches(Launch launch) => launch with
    {
        Cases = [launch.Case with { Batches = [.. launch.Case.Batches, .. launch.Case.Batches.Take(5)] }],
    };

    private static Launch WithSlowBatches(Launch launch) => launch with
    {
        Cases = [launch.Case with { Batches = [.. launch.Case.Batches.Select((batch, index) => index < 2 ? batch with { Seconds = 2 * batch.Seconds } : batch)] }],
    };
}
