using CliWrap;
using CliWrap.Buffered;

namespace Inferno.Pgo.Tests.Builds;

/// <summary>A git repository in a folder of a test.</summary>
internal sealed class TestRepository
{
    private TestRepository(string root) => Root = root;

    public string Root { get; }

    public static async Task<TestRepository> InitAsync(string root)
    {
        _ = Directory.CreateDirectory(root);
        TestRepository made = new(root);
        _ = await made.GitAsync("init", "--quiet");
        return made;
    }

    public static TestRepository At(string root) => new(root);

    /// <summary>Writes a file and commits everything.</summary>
    /// <returns>The commit's hash.</returns>
    public async Task<string> CommitAsync(string file, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(Root, file), text, TestContext.Current.CancellationToken);
        return await CommitAllAsync($"{file}: {text}");
    }

    public async Task<string> CommitAllAsync(string message)
    {
        _ = await GitAsync("add", ".");
        _ = await GitAsync("commit", "--quiet", "--message", message);
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    /// <summary>Runs git, which may clone from folders, and returns what it printed.</summary>
    public async Task<string> GitAsync(params string[] arguments) =>
        (await Cli.Wrap("git").WithWorkingDirectory(Root)
            .WithArguments(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always", .. arguments])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken)).StandardOutput;
}
