using Inferno.History;
using Inferno.History.Records;

namespace Inferno.PgoPerf.Tests.History;

public sealed class PruningTests
{
    private static readonly RecordedRun[] Nights =
        [.. Enumerable.Range(1, 10).Select(night => RecordedRuns.Of(night)).Reverse()];

    [Theory]
    [InlineData(8, null, 2)]
    [InlineData(0, null, 10)]
    [InlineData(99, null, 0)]
    [InlineData(null, 4, 6)]
    [InlineData(8, 4, 2)]
    [InlineData(3, 4, 6)]
    public void Lets_the_oldest_go_that_nothing_keeps(int? keep, int? days, int going)
    {
        DateTimeOffset now = RecordedRuns.Of(10).StartedAt.AddHours(1);

        IReadOnlyList<RecordedRun> runs =
            new Pruning(keep, days is { } age ? TimeSpan.FromDays(age) : null).Of(Nights, now);

        runs.Select(run => run.Id).Should().Equal(Enumerable.Range(1, going).Select(night => $"night-{night:D4}"));
    }

    [Fact]
    public void Refuses_to_remove_everything_by_default() =>
        FluentActions.Invoking(() => new Pruning(null, null).Of(Nights, default)).Should().Throw<InvalidOperationException>();
}
