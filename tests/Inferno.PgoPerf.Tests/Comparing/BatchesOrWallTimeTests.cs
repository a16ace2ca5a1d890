using Inferno.Measuring.Comparing;
using Inferno.Measuring.Scenarios;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Comparing;

public sealed class BatchesOrWallTimeTests
{
    [Fact]
    public async Task Are_batches_where_both_programs_take_part() =>
        (await ResolveAsync(DummyProgram.Serving(.01), DummyProgram.Serving(.01))).Should().Be(new LiveBatches(4));

    [Fact]
    public async Task Are_the_wall_time_where_neither_does() =>
        (await ResolveAsync(["print took 9 ms"], ["print took 9 ms"])).Should().Be(new WallTime());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Are_refused_where_only_one_does(bool isFirst)
    {
        IReadOnlyList<string> part = DummyProgram.Serving(.01);
        IReadOnlyList<string> none = ["print took 9 ms"];

        await FluentActions.Invoking(() => ResolveAsync(isFirst ? part : none, isFirst ? none : part)).Should().ThrowAsync<ArgumentException>()
            .WithMessage($"{(isFirst ? "one" : "other")} takes part in rounds (package Inferno.Measured) and {(isFirst ? "other" : "one")} does not, *--metric wall*");
    }

    private static async Task<ProgramMetric> ResolveAsync(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        using DummyProgram one = new("one", first);
        using DummyProgram other = new("other", second);
        ComparisonPlan plan = new(new BuildPair(one.Build, other.Build), [], new BatchesOrWallTime(4)) { Seed = 1 };
        return await new BatchesOrWallTime(4).ResolveAsync(plan, TestContext.Current.CancellationToken);
    }
}
