using System.Reflection.Emit;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Tests.Profiles.Flow;

public sealed class FlowCountsTests
{
    // if (…) { 10 } else { 20 } 30: the compiler counts the edge that joins last and the return.
    private static readonly FlowBlock[] Choice =
    [
        new(0, 10, 3, FlowControl.Cond_Branch, [20, 10]),
        new(10, 20, 5, FlowControl.Branch, [30]),
        new(20, 30, 7, FlowControl.Next, [30]),
        new(30, 31, 1, FlowControl.Return, [0]),
    ];

    [Fact]
    public void What_is_not_counted_follows_from_what_is()
    {
        FlowCounts counts = FlowCounts.Solve(Choice, [Edge(20, 30, 90), Edge(30, 0, 100)]);

        new[] { 0, 10, 20, 30 }.Select(counts.Block).Should().Equal(100, 10, 90, 100);
        counts.Edge(new FlowEdge(0, 10)).Should().Be(10);
        counts.Edge(new FlowEdge(0, 20)).Should().Be(90);
    }

    [Fact]
    public void What_does_not_follow_stays_open()
    {
        FlowCounts counts = FlowCounts.Solve(Choice, [Edge(30, 0, 100)]);

        counts.Block(0).Should().Be(100);
        counts.Block(10).Should().BeNull();
        counts.Edge(new FlowEdge(0, 10)).Should().BeNull();
    }

    [Fact]
    public void Counts_of_threads_that_overtook_each_other_give_none_below_zero() =>
        FlowCounts.Solve(Choice, [Edge(20, 30, 103), Edge(30, 0, 100)]).Block(10).Should().Be(0);

    [Fact]
    public void Counted_blocks_are_believed() =>
        FlowCounts.Solve(Choice, [Samples.Count(0, 100) with { Kind = new SchemaKind(0x42) }, Samples.Count(10, 40)])
            .Block(20).Should().Be(60);

    [Fact]
    public void The_way_round_a_loop_is_no_choice()
    {
        new FlowBlock(10, 20, 3, FlowControl.Cond_Branch, [5, 20]).ChoosesForward.Should().BeFalse();
        Choice[0].ChoosesForward.Should().BeTrue();
        Choice[1].ChoosesForward.Should().BeFalse();
    }

    private static SchemaRecord Edge(int from, int to, long count) =>
        new(from, new SchemaKind(0x182), 1, to) { Values = [count] };
}
