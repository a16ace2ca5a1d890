using CliWrap;
using CliWrap.Buffered;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Pins;

namespace Inferno.Pgo.Tests.Builds.Pins;

/// <summary>A pin that is damaged, in a repository that has gone on since.</summary>
public sealed class RebuildingAPin : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>Real publishes, of ten seconds: only they show that a checkout elsewhere gives the recorded sources.</summary>
    [Fact]
    public async Task Builds_the_recorded_commit_by_the_recorded_recipe_and_makes_that_the_reference()
    {
        SampleProgram program = new(_folder);
        PgoConfig config = program.Create();
        string commit = await CommitAsync("as pinned");
        PinStore store = new(config);
        BuildResult made = await new Builder(config).EnsureAsync(PgoMode.Dynamic, Cancellation);
        Pin pin = await store.AddAsync(made.Directory, null, Cancellation);
        program.ChangeSource();
        await CommitAsync("since then");
        File.Delete(Path.Combine(config.Output, "pins", pin.Digest, "pgo", "App.dll"));

        Pin rebuilt = await new PinRebuilder(config).RebuildAsync(pin, Cancellation);

        store.ReferenceOf(PgoMode.Dynamic).Should().BeEquivalentTo(rebuilt);
        rebuilt.RebuiltFrom.Should().Be(pin.Digest);
        rebuilt.Commit.Should().Be(commit);
        rebuilt.Builds.Should().BeEquivalentTo(pin.Builds);
        (await Cli.Wrap("dotnet").WithArguments([Path.Combine(store.Open(rebuilt).PgoDirectory, "App.dll")]).ExecuteBufferedAsync(Cancellation))
            .StandardOutput.Trim().Should().Be("hello");
        (await GitAsync("worktree", "list")).Trim().Split('\n').Should().ContainSingle();
    }

    [Fact]
    public async Task Refuses_builds_of_no_commit()
    {
        PinnableBuilds builds = new(_folder);
        Pin pin = await new PinStore(builds.Config).AddAsync(builds.Make(), null, Cancellation);

        await RefusedAsync(builds.Config, pin, "*built outside a git repository; make another build the reference with inferno-pgo pin dynamic");
    }

    [Fact]
    public async Task Refuses_builds_that_had_uncommitted_changes()
    {
        PinnableBuilds builds = new(_folder);
        string commit = await CommitAsync("without the changes");
        Pin pin = await new PinStore(builds.Config).AddAsync(builds.Make(commit: commit), null, Cancellation);

        await RefusedAsync(builds.Config, pin, "*built with uncommitted changes*");
    }

    [Fact]
    public async Task Refuses_a_commit_that_is_not_there()
    {
        PinnableBuilds builds = new(_folder);
        await CommitAsync("another");
        Pin pin = await new PinStore(builds.Config).AddAsync(builds.Make(commit: new string('d', 40)), null, Cancellation);

        await RefusedAsync(builds.Config, pin, "*git *worktree add*dddd*");
    }

    private static async Task RefusedAsync(PgoConfig config, Pin pin, string message) =>
        await new PinRebuilder(config).Invoking(rebuilder => rebuilder.RebuildAsync(pin, Cancellation))
            .Should().ThrowAsync<PinException>().WithMessage($"the reference {pin} cannot be rebuilt: {message}");

    private async Task<string> CommitAsync(string message)
    {
        if (!Directory.Exists(Path.Combine(_folder.Root, ".git")))
        {
            await GitAsync("init", "--quiet");
            _folder.Write(".gitignore", "artifacts/\n");
        }

        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", message);
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    private async Task<string> GitAsync(params string[] arguments) =>
        (await Cli.Wrap("git").WithWorkingDirectory(_folder.Root).WithArguments(arguments).ExecuteBufferedAsync(Cancellation)).StandardOutput;
}
