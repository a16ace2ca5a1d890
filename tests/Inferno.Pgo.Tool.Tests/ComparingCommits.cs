using System.Text.Json;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>
/// A repository whose commits change what a program takes, built and measured by <c>inferno-pgo compare --from --to</c> and
/// <c>inferno-pgo bisect</c>. The times are written in the program's source, so that what comes of it does not depend on the machine.
/// </summary>
public sealed class ComparingCommits(ComparingCommits.History history) : IClassFixture<ComparingCommits.History>
{
    [Fact(Explicit = true)]
    public async Task Finds_an_injected_slowdown_and_fails()
    {
        CommandRun run = await CompareAsync("--from", "first", "--to", "slow", "--seed", "1", "--json", "out/slow.json");

        run.ExitCode.Should().Be(1, run.All);
        run.Output.Should().MatchRegex(@"slower: [0-9a-f]{10} \(slow\) than [0-9a-f]{10} \(first\): gain -1[0-9.]+% ")
            .And.Contain("a batch's time in seconds, of 15 batches a round", "the program takes part in rounds");
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(history.PathOf("out", "slow.json"), TestContext.Current.CancellationToken));
        json.RootElement.GetProperty("difference").GetString().Should().Be("Slower");
        json.RootElement.GetProperty("to").GetProperty("subject").GetString().Should().Be("slow");
        json.RootElement.GetProperty("comparison").GetProperty("pairs").GetArrayLength().Should().Be(10);
        await history.HasOneWorkTreeAsync();
    }

    [Fact(Explicit = true)]
    public async Task Calls_a_commit_that_changes_no_code_equal_and_tells_what_is_not_measured()
    {
        await File.WriteAllTextAsync(history.PathOf("notes.txt"), "changed", TestContext.Current.CancellationToken);

        CommandRun run = await CompareAsync("--from", "first", "--to", "notes", "--seed", "1");

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("equal: ").And.Contain("asked was ±5%");
        run.Error.Should().Contain("uncommitted changes are not measured: notes.txt\n")
            .And.MatchRegex(@"[0-9a-f]{10} has no pgo\.json, so it is built by today's", "the first commit is older than it");
    }

    [Fact(Explicit = true)]
    public async Task Measures_launches_by_what_they_print_and_finds_what_became_faster()
    {
        CommandRun run = await CompareAsync(
            "--from", "slow", "--to", "first", "--metric", "took ([0-9.]+) ms", "--margin", "3", "--seed", "1", "--", "alone");

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("faster: ").And.Contain("asked was ±3%").And.Contain("median of 'took ([0-9.]+) ms'");
    }

    [Fact(Explicit = true)]
    public async Task Names_the_commit_that_does_not_build()
    {
        CommandRun run = await CompareAsync("--from", "first", "--to", "broken");

        run.ExitCode.Should().Be(4, run.All);
        run.Output.Should().BeEmpty();
        run.Error.Trim().Split('\n')[^1].Should().MatchRegex(@"^inferno-pgo: [0-9a-f]{10} \(broken\) does not build: .*error CS");
        await history.HasOneWorkTreeAsync();
    }

    [Fact(Explicit = true)]
    public async Task Bisects_to_the_commit_that_is_slower_and_skips_what_does_not_build()
    {
        CommandRun run = await CommandRun.ToolAsync(
            history.Root, "bisect", "--good", "first", "--bad", "slow", "--seed", "1", "--json", "out/bisection.json");

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().MatchRegex(@"found: [0-9a-f]{10} \(slow\) made it slower; git show [0-9a-f]{10}\n");
        run.Error.Should().MatchRegex(@"skipped: [0-9a-f]{10} \(broken\) does not build");
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(history.PathOf("out", "bisection.json"), TestContext.Current.CancellationToken));
        json.RootElement.GetProperty("end").GetString().Should().Be("Found");
        await history.HasOneWorkTreeAsync();
    }

    [Theory]
    [InlineData("'v7' names no commit of the repository around *; expected a branch, a tag or a hash", "compare", "--from", "v7")]
    [InlineData("'v7' names no commit*", "bisect", "--good", "fast", "--bad", "v7")]
    [InlineData("--from and --to both name * (fast); expected two commits", "compare", "--from", "fast", "--to", "fast")]
    [InlineData("* (fast) does not descend from * (slow), so there is no line of commits to look through; *", "bisect", "--good", "slow", "--bad", "fast")]
    [InlineData("--good: expected a commit (see --help)", "bisect")]
    [InlineData("--to: expected together with --from only (see --help)", "compare", "a", "b", "--to", "fast")]
    [InlineData("--margin: expected above 0 and below 100 per cent, found 0 (see --help)", "compare", "--from", "fast", "--margin", "0")]
    [InlineData("--gain-above: not of commits, of which it is asked whether they are equal within --margin (see --help)", "compare", "--from", "fast", "--gain-above", "5")]
    [InlineData("--same: expected together with --metric (see --help)", "compare", "--from", "fast", "--same", "x")]
    [InlineData("expected two executables, BASELINE CANDIDATE, or commits, --from REF --to REF (see --help)", "compare", "one")]
    [InlineData("*nowhere.json: cannot be read; *", "compare", "--from", "fast", "--config", "nowhere.json")]
    public async Task Refuses_bad_input_with_what_to_do(string message, params string[] arguments)
    {
        CommandRun run = await CommandRun.ToolAsync(history.Root, arguments);

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Match($"inferno-pgo: {message}\n");
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Refuses_what_lies_in_no_repository()
    {
        using Workspace folder = new();
        folder.CopyTree(RepositoryLayout.At("tests", "fixtures", "programs", "WrittenTime"), "Program");
        folder.Write("pgo.json", """{ "project": "Program/WrittenTime.csproj" }""");

        CommandRun run = await CommandRun.ToolAsync(folder.Root, "compare", "--from", "HEAD~1");

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Match("inferno-pgo: * lies in no git repository, or there is no git; *\n");
    }

    // As a hook would start it: git has set what names another repository.
    private Task<CommandRun> CompareAsync(params string[] arguments) => CommandRun.ToolAsync(
        history.Root,
        new Dictionary<string, string?> { ["GIT_DIR"] = history.PathOf("nowhere"), ["GIT_INDEX_FILE"] = history.PathOf("no-index") },
        ["compare", .. arguments]);

    /// <summary>The commits: first (without pgo.json), fast, broken, notes (the program as in first), slow; each is a tag.</summary>
    public sealed class History : IAsyncLifetime
    {
        private readonly Workspace _folder = new();

        public string Root => _folder.Root;

        public string PathOf(params string[] parts) => _folder.PathOf(parts);

        public async ValueTask InitializeAsync()
        {
            _folder.CopyTree(RepositoryLayout.At("tests", "fixtures", "programs", "WrittenTime"), "Program");
            _folder.Write(".gitignore", "artifacts/\nout/\n");
            await GitAsync("init", "--quiet");
            await CommitAsync("first");
            _folder.Write("pgo.json", """{ "project": "Program/WrittenTime.csproj" }""");
            await CommitAsync("fast");
            await WriteAsync("0.010", "0.010 +");
            await CommitAsync("broken");
            await WriteAsync("0.010 +", "0.010");
            _folder.Write("notes.txt", "nothing of the program");
            await CommitAsync("notes");
            await WriteAsync("0.010", "0.0112");
            await CommitAsync("slow");
        }

        public async Task HasOneWorkTreeAsync() => (await GitAsync("worktree", "list")).Trim().Split('\n').Should().ContainSingle();

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task WriteAsync(string old, string text)
        {
            string source = _folder.PathOf("Program", "Program.cs");
            string before = await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken);
            before.Should().Contain($"Written = {old};");
            await File.WriteAllTextAsync(source, before.Replace($"Written = {old};", $"Written = {text};", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        private async Task CommitAsync(string name)
        {
            await GitAsync("add", ".");
            await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", name);
            await GitAsync("tag", name);
        }

        private async Task<string> GitAsync(params string[] arguments)
        {
            CommandRun run = await CommandRun.StartAsync("git", Root, arguments);
            run.ExitCode.Should().Be(0, run.All);
            return run.Output;
        }
    }
}
