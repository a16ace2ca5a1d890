using CliWrap;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Sources;

namespace Inferno.Pgo.Tests.Builds;

/// <summary>Alone, for it sets variables of this process, which every child inherits.</summary>
[CollectionDefinition(nameof(GitRepositoryTests), DisableParallelization = true)]
[Collection(nameof(GitRepositoryTests))]
public sealed class GitRepositoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_the_commit_around_the_folder_and_not_that_of_GIT_DIR()
    {
        string own = await CommitInAsync("own");
        string other = await CommitInAsync("other");

        string? found = await WithAsync(
            "GIT_DIR",
            Path.Combine(_folder.Root, "other", ".git"),
            () => GitRepository.CommitAsync(Path.Combine(_folder.Root, "own"), progress: null, Cancellation));

        found.Should().Be(own).And.NotBe(other);
    }

    [Fact]
    public async Task Says_that_a_checkout_of_another_user_tells_no_commit()
    {
        _ = await CommitInAsync("own");
        List<string> said = [];

        string? found = await WithAsync(
            "GIT_TEST_ASSUME_DIFFERENT_OWNER",
            "1",
            () => GitRepository.CommitAsync(Path.Combine(_folder.Root, "own"), new Listener(said), Cancellation));

        found.Should().BeNull();
        said.Should().ContainSingle().Which.Should().Contain("no commit is recorded").And.Contain("safe.directory");
    }

    [Fact]
    public async Task Says_nothing_where_there_is_no_repository()
    {
        List<string> said = [];

        (await GitRepository.CommitAsync(_folder.Root, new Listener(said), Cancellation)).Should().BeNull();

        said.Should().BeEmpty();
    }

    private static async Task<string?> WithAsync(string variable, string value, Func<Task<string?>> ask)
    {
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            return await ask();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private async Task<string> CommitInAsync(string name)
    {
        string folder = Path.GetDirectoryName(_folder.Write($"{name}/file", name))!;
        foreach (string[] arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", name]])
        {
            _ = await Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(arguments).ExecuteAsync(Cancellation);
        }

        return (await GitRepository.CommitAsync(folder, progress: null, Cancellation))!;
    }

    private sealed class Listener(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
