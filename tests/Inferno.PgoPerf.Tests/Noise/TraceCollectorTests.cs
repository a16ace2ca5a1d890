using Inferno.Lab.Noise;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Noise;

public sealed class TraceCollectorTests
{
    [Fact]
    public async Task Keeps_the_rounds_that_were_measured_before_it_was_stopped()
    {
        CopyTrace trace = await new Collection().CollectAsync(rounds: 25);

        trace.Samples.Pairs.Should().HaveCount(25);
        trace.Launches.Should().HaveCount(50);
        trace.Launches.Chunk(2).Should().OnlyContain(pair => pair[0].IsCopy != pair[1].IsCopy && pair[0].Round == pair[1].Round);
    }

    [Fact]
    public async Task Leaves_out_a_round_of_which_a_build_died_and_counts_it_in_its_place()
    {
        Collection collection = new();
        collection.Dying.Add(22);

        CopyTrace trace = await collection.CollectAsync(rounds: 32);

        trace.Samples.Pairs.Should().HaveCount(31);
        trace.Samples.Voids.Should().ContainSingle().Which.Pair.Should().Be(22);
    }

    [Fact]
    public async Task Ends_when_its_time_is_up()
    {
        SilentProgress progress = new();
        ScriptedRounds rounds = ScriptedRounds.Taking(_ => .004);

        CopyTrace trace = await new TraceCollector(rounds, Collection.Canary, Collection.Settings, progress)
            .CollectAsync(Collection.Baseline, Collection.Copy, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);

        trace.Samples.Pairs.Should().NotBeEmpty();
        progress.Lines[0].Should().Match("round 1: ?.?? ms against ?.?? ms, 0:00 left");
    }
}
