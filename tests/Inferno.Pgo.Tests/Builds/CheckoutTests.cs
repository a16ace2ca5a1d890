using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tests.Builds;

public sealed class CheckoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lies_outside_the_repository_and_leaves_nothing_behind()
    {
        TestRepository app = await TestRepository.InitAsync(PathOf("app"));
        string old = await app.CommitAsync("file", "old");
        _ = await app.CommitAsync("file", "new");
        string root;

        await using (Checkout checkout = await MakeAsync(app, old))
        {
            root = checkout.Root;
            root.Should().NotStartWith(app.Root);
            (await ReadAsync(root, "file")).Should().Be("old");
            (await ReadAsync(app.Root, "file")).Should().Be("new");
        }

        Directory.Exists(root).Should().BeFalse();
        (await app.GitAsync("worktree", "list")).Trim().Split('\n').Should().ContainSingle();
        (await app.GitAsync("status", "--porcelain")).Should().BeEmpty();
    }

    [Fact]
    public async Task Runs_no_hook()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script is no hook there");
        TestRepository app = await TestRepository.InitAsync(PathOf("app"));
        string commit = await app.CommitAsync("file", "text");
        string hook = _folder.Write("app/.git/hooks/post-checkout", $"#!/bin/sh\ntouch {PathOf("ran")}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await using Checkout checkout = await MakeAsync(app, commit);

        File.Exists(PathOf("ran")).Should().BeFalse();
    }

    [Fact]
    public async Task Of_a_commit_that_is_not_there_leaves_nothing_behind()
    {
        TestRepository app = await TestRepository.InitAsync(PathOf("app"));
        _ = await app.CommitAsync("file", "text");

        await app.Invoking(it => MakeAsync(it, new string('d', 40))).Should().ThrowAsync<ChildProcessException>().WithMessage("*worktree add*dddd*");

        (await app.GitAsync("worktree", "list")).Trim().Split('\n').Should().ContainSingle();
    }

    [Fact]
    public async Task Has_the_recorded_commits_of_submodules_and_of_theirs()
    {
        (TestRepository app, TestRepository library, string old) = await WithSubmodulesAsync();
        _ = await library.CommitAsync("value", "new");
        _ = await TestRepository.At(Path.Combine(app.Root, "lib")).GitAsync("pull", "--quiet");
        _ = await app.CommitAllAsync("new library");

        await using (Checkout checkout = await MakeAsync(app, old))
        {
            (await ReadAsync(checkout.Root, "lib", "value")).Should().Be("old");
            (await ReadAsync(checkout.Root, "lib", "deep", "value")).Should().Be("deep");
            (await ReadAsync(app.Root, "lib", "value")).Should().Be("new");
        }

        _said.Should().BeEmpty();
        foreach (string submodule in new[] { "lib", Path.Combine("lib", "deep") })
        {
            (await TestRepository.At(Path.Combine(app.Root, submodule)).GitAsync("worktree", "list")).Trim().Split('\n').Should().ContainSingle();
        }

        (await app.GitAsync("status", "--porcelain")).Should().BeEmpty();
    }

    [Fact]
    public async Task Has_a_submodule_that_has_been_moved_or_removed_since()
    {
        (TestRepository app, _, string old) = await WithSubmodulesAsync();
        _ = await app.GitAsync("rm", "--quiet", "-f", "lib");
        _ = await app.CommitAllAsync("without the library");

        await using Checkout checkout = await MakeAsync(app, old);

        (await ReadAsync(checkout.Root, "lib", "value")).Should().Be("old");
    }

    [Fact]
    public async Task Leaves_a_submodule_out_that_is_not_checked_out_here_and_says_so()
    {
        (TestRepository app, _, string old) = await WithSubmodulesAsync();
        _ = await app.GitAsync("clone", "--quiet", app.Root, PathOf("clone"));

        await using Checkout checkout = await MakeAsync(TestRepository.At(PathOf("clone")), old);

        _said.Should().ContainSingle().Which.Should().Be(
            "submodule lib is left out, for it is not checked out here; git submodule update --init fetches it");
        Directory.EnumerateFileSystemEntries(Path.Combine(checkout.Root, "lib")).Should().BeEmpty();
    }

    [Fact]
    public async Task Refuses_a_submodule_without_the_recorded_commit()
    {
        (TestRepository app, TestRepository library, _) = await WithSubmodulesAsync();
        string unfetched = await library.CommitAsync("value", "new");
        _ = await app.GitAsync("update-index", "--cacheinfo", $"160000,{unfetched},lib");
        _ = await app.GitAsync("commit", "--quiet", "--message", "a commit that nobody has fetched");
        string commit = (await app.GitAsync("rev-parse", "HEAD")).Trim();

        await app.Invoking(it => MakeAsync(it, commit)).Should().ThrowAsync<BuildException>()
            .WithMessage($"submodule lib lacks the recorded commit {unfetched[..10]}; fetch it there: git -C *lib fetch");

        (await app.GitAsync("worktree", "list")).Trim().Split('\n').Should().ContainSingle();
    }

    private async Task<(TestRepository App, TestRepository Library, string Commit)> WithSubmodulesAsync()
    {
        TestRepository deep = await TestRepository.InitAsync(PathOf("deep"));
        _ = await deep.CommitAsync("value", "deep");
        TestRepository library = await TestRepository.InitAsync(PathOf("library"));
        _ = await library.GitAsync("submodule", "--quiet", "add", deep.Root, "deep");
        _ = await library.CommitAsync("value", "old");
        TestRepository app = await TestRepository.InitAsync(PathOf("app"));
        _ = await app.GitAsync("submodule", "--quiet", "add", library.Root, "lib");
        _ = await app.GitAsync("submodule", "--quiet", "update", "--init", "--recursive");
        return (app, library, await app.CommitAllAsync("with the library"));
    }

    private Task<Checkout> MakeAsync(TestRepository repository, string commit) =>
        Checkout.MakeAsync(repository.Root, commit, new Listener(_said), Cancellation);

    private static Task<string> ReadAsync(params string[] path) => File.ReadAllTextAsync(Path.Combine(path), Cancellation);

    private string PathOf(string name) => Path.Combine(_folder.Root, name);

    private sealed class Listener(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
