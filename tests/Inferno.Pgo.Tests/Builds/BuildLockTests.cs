using Inferno.Pgo.Builds;

namespace Inferno.Pgo.Tests.Builds;

public sealed class BuildLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lets_the_second_in_when_the_first_is_done_and_says_that_it_waits()
    {
        string path = Path.Combine(_folder.Root, "a.lock");
        Said said = new();
        BuildLock first = await BuildLock.TakeAsync(path, said, Cancellation);

        Task<BuildLock> second = BuildLock.TakeAsync(path, said, Cancellation);
        await said.First.WaitAsync(Cancellation);

        second.IsCompleted.Should().BeFalse();
        (await said.First).Should().Contain("waiting").And.Contain(path);
        first.Dispose();
        (await second).Dispose();
    }

    [Theory]
    [InlineData("a-file/a.lock")]
    [InlineData("a-folder")]
    public async Task Says_what_is_wrong_where_there_is_no_one_to_wait_for(string name)
    {
        _ = _folder.Write("a-file", "");
        _ = Directory.CreateDirectory(Path.Combine(_folder.Root, "a-folder"));
        string path = Path.Combine(_folder.Root, name);

        Func<Task> take = () => BuildLock.TakeAsync(path, progress: null, Cancellation);

        (await take.Should().ThrowAsync<BuildException>()).WithMessage($"{path} cannot be written: *\"output\"*");
    }

    private sealed class Said : IProgress<string>
    {
        private readonly TaskCompletionSource<string> _first = new();

        public Task<string> First => _first.Task;

        public void Report(string value) => _first.TrySetResult(value);
    }
}
