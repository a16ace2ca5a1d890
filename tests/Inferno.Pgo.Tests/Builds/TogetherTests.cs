using Inferno.Pgo.Builds;

namespace Inferno.Pgo.Tests.Builds;

public sealed class TogetherTests
{
    [Fact]
    public async Task Does_both_at_once_and_returns_what_the_work_returned()
    {
        TaskCompletionSource besideBegan = new();
        TaskCompletionSource workEnded = new();

        int result = await Together.RunAsync(
            async stop =>
            {
                await besideBegan.Task.WaitAsync(stop);
                workEnded.SetResult();
                return 7;
            },
            async stop =>
            {
                besideBegan.SetResult();
                await workEnded.Task.WaitAsync(stop);
            },
            TestContext.Current.CancellationToken);

        result.Should().Be(7);
    }

    [Fact]
    public async Task Cancels_the_other_where_the_work_fails_and_throws_that_failure()
    {
        Task? other = null;

        Func<Task> both = () => Together.RunAsync<int>(
            _ => throw new InvalidOperationException("work"), stop => other = Forever(stop), TestContext.Current.CancellationToken);

        _ = await both.Should().ThrowAsync<InvalidOperationException>().WithMessage("work");
        other!.IsCanceled.Should().BeTrue();
    }

    [Fact]
    public async Task Cancels_the_work_where_the_other_fails_and_throws_that_failure()
    {
        Task<int>? work = null;

        Func<Task> both = () => Together.RunAsync(
            stop => work = ForeverInts(stop), _ => throw new InvalidOperationException("other"), TestContext.Current.CancellationToken);

        _ = await both.Should().ThrowAsync<InvalidOperationException>().WithMessage("other");
        work!.IsCanceled.Should().BeTrue();
    }

    [Fact]
    public async Task Cancels_both_where_it_is_cancelled()
    {
        using CancellationTokenSource source = new();
        Task<int> both = Together.RunAsync(ForeverInts, Forever, source.Token);

        await source.CancelAsync();

        Func<Task> wait = () => both;
        _ = await wait.Should().ThrowAsync<OperationCanceledException>();
    }

    private static Task Forever(CancellationToken stop) => ForeverInts(stop);

    private static async Task<int> ForeverInts(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        return 7;
    }
}
