using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tests.Builds;

/// <summary>What <see cref="GitRepository"/> says of commits.</summary>
public sealed class CommitsOfARepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Are_found_by_tag_branch_and_hash()
    {
        TestRepository app = await InitAsync("app");
        string hash = await app.CommitAsync("file", "text");
        _ = await app.GitAsync("tag", "--annotate", "--message", "first", "v1");

        Commit found = await GitRepository.FindAsync(app.Root, "v1", Cancellation);

        found.Should().Be(new Commit(hash, "file: text")).And.Be(await GitRepository.FindAsync(app.Root, "HEAD", Cancellation));
        found.ToString().Should().Be($"{hash[..10]} (file: text)");
        (await GitRepository.FindAsync(app.Root, hash[..8], Cancellation)).Should().Be(found);
    }

    [Theory]
    [InlineData("v7", "'v7' names no commit of the repository around *; expected a branch, a tag or a hash")]
    [InlineData("--all", "'--all' names no commit*")]
    [InlineData("HEAD:file", "'HEAD:file' names no commit*")]
    public async Task Are_refused_where_a_name_means_none(string name, string message)
    {
        TestRepository app = await InitAsync("app");
        _ = await app.CommitAsync("file", "text");

        await FindingAsync(app.Root, name).Should().ThrowAsync<BuildException>().WithMessage(message);
    }

    [Fact]
    public async Task Are_refused_outside_a_repository() =>
        await FindingAsync(_folder.Root, "HEAD").Should().ThrowAsync<BuildException>().WithMessage("* lies in no git repository, or there is no git; *");

    [Fact]
    public async Task That_a_shallow_clone_lacks_are_refused_with_how_to_fetch_them()
    {
        TestRepository app = await InitAsync("app");
        string old = await app.CommitAsync("file", "old");
        _ = await app.CommitAsync("file", "new");
        _ = await app.GitAsync("clone", "--quiet", "--depth", "1", $"file://{app.Root}", Path.Combine(_folder.Root, "clone"));

        await FindingAsync(Path.Combine(_folder.Root, "clone"), old).Should().ThrowAsync<BuildException>()
            .WithMessage("*; this clone is shallow, so older commits are not there: git fetch --unshallow*");
    }

    [Fact]
    public async Task Form_a_line_that_follows_what_was_merged_into()
    {
        TestRepository app = await InitAsync("app");
        Commit good = await FoundAsync(app, await app.CommitAsync("file", "good"));
        _ = await app.GitAsync("checkout", "--quiet", "-b", "side");
        _ = await app.CommitAsync("other", "beside");
        _ = await app.GitAsync("checkout", "--quiet", "-");
        Commit first = await FoundAsync(app, await app.CommitAsync("file", "first"));
        _ = await app.GitAsync("merge", "--quiet", "--no-edit", "side");
        Commit merge = await FoundAsync(app, "HEAD");
        Commit bad = await FoundAsync(app, await app.CommitAsync("file", "bad"));

        (await GitRepository.LineAsync(app.Root, good, bad, Cancellation)).Should().Equal(first, merge, bad);
    }

    [Fact]
    public async Task Form_no_line_where_one_does_not_descend_from_the_other()
    {
        TestRepository app = await InitAsync("app");
        Commit common = await FoundAsync(app, await app.CommitAsync("file", "common"));
        _ = await app.GitAsync("checkout", "--quiet", "-b", "side");
        Commit good = await FoundAsync(app, await app.CommitAsync("file", "good"));
        _ = await app.GitAsync("checkout", "--quiet", "-");
        Commit bad = await FoundAsync(app, await app.CommitAsync("file", "bad"));

        await FluentActions.Invoking(() => GitRepository.LineAsync(app.Root, good, bad, Cancellation)).Should().ThrowAsync<BuildException>()
            .WithMessage($"{bad} does not descend from {good}, so there is no line of commits to look through; both have {common.ShortHash} in common");
    }

    [Fact]
    public async Task Lack_what_is_changed_staged_or_new()
    {
        TestRepository app = await InitAsync("app");
        _ = await app.CommitAsync("a file", "text");
        _ = await app.CommitAsync("staged", "text");
        _ = await app.CommitAsync("left", "text");
        foreach (string file in new[] { "a file", "staged", "new" })
        {
            _ = _folder.Write($"app/{file}", "changed");
        }

        _ = await app.GitAsync("add", "staged");

        (await GitRepository.UncommittedAsync(app.Root, Cancellation)).Should().BeEquivalentTo("a file", "staged", "new");
    }

    private static Func<Task<Commit>> FindingAsync(string folder, string name) => () => GitRepository.FindAsync(folder, name, Cancellation);

    private static Task<Commit> FoundAsync(TestRepository repository, string name) => GitRepository.FindAsync(repository.Root, name, Cancellation);

    private Task<TestRepository> InitAsync(string name) => TestRepository.InitAsync(Path.Combine(_folder.Root, name));
}
