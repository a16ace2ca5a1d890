using Inferno.PgoPerf.Noise;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Noise;

public sealed class TraceCollectorTests
{
    [Fact]
    public async Task Keeps_the_whole_pairs_that_were_measured_before_it_was_stopped()
    {
        CopyTrace trace = await new Collection().CollectAsync(launches: 51);

        trace.Samples.Pairs.Should().HaveCount(25);
        trace.Launches.Should().HaveCount(50);
    }

    [Fact]
    public async Task Lists_the_launches_in_the_order_in_which_they_ran()
    {
        CopyTrace trace = await new Collection().CollectAsync(launches: 40);

        trace.Launches.Chunk(2).Should().OnlyContain(pair => pair[0].IsCopy != pair[1].IsCopy);
        trace.Launches.Chunk(2).Count(pair => pair[0].IsCopy).Should().Be(10, "the draw is balanced over every ten pairs");
        trace.Launches[1].Launch.Should().BeSameAs(trace.Launches[1].IsCopy
            ? trace.Samples.Pairs[0].Candidate
            : trace.Samples.Pairs[0].Baseline);
    }

    [Fact]
    public async Task Draws_the_orders_of_each_round_anew()
    {
        CopyTrace trace = await new Collection().CollectAsync(launches: 80);

        IEnumerable<bool>[] rounds =
            [.. trace.Launches.GroupBy(traced => traced.Round).Select(round => round.Select(traced => traced.IsCopy))];

        rounds.Should().HaveCount(2);
        rounds[0].Should().NotEqual(rounds[1]);
        trace.Launches.Select(traced => traced.Position).Should().Equal([.. Enumerable.Range(0, 40), .. Enumerable.Range(0, 40)]);
    }

    [Fact]
    public async Task Leaves_out_a_pair_of_which_a_launch_died_and_counts_it_in_its_place()
    {
        Collection collection = new();
        collection.Dying.Add(42);

        CopyTrace trace = await collection.CollectAsync(launches: 64);

        trace.Samples.Pairs.Should().HaveCount(31);
        trace.Launches.Should().HaveCount(62);
        trace.Samples.Voids.Should().ContainSingle().Which.Pair.Should().Be(21);
    }

    [Fact]
    public async Task Ends_when_its_time_is_up()
    {
        SilentProgress progress = new();
        ScriptedLauncher launcher = new((_, _) => SampleFactory.Launch(.004, new Random(3)));

        CopyTrace trace = await new TraceCollector(launcher, Collection.Settings, progress)
            .CollectAsync(Collection.Builds, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);

        trace.Samples.Pairs.Should().NotBeEmpty();
        progress.Lines[0].Should().Match("pair 1: ?.?? ms against ?.?? ms, 0:00 left");
    }
}
