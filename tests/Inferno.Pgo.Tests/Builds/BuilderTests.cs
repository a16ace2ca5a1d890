using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds;

/// <summary>Real publishes of a small program; one test a situation, since each publish takes seconds.</summary>
public sealed class BuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleProgram _program;

    public BuilderTests() => _program = new SampleProgram(_folder);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Makes_builds_that_differ_in_the_runtime_configuration_alone_and_notices_damage_and_change()
    {
        PgoConfig config = _program.Create();
        Builder builder = new(config);

        BuildResult made = await builder.EnsureAsync(PgoMode.Dynamic, Cancellation);
        BuildResult again = await builder.EnsureAsync(PgoMode.Dynamic, Cancellation);

        made.Reused.Should().BeFalse();
        again.Reused.Should().BeTrue();
        Differing(made.Manifest).Should().Equal("App.runtimeconfig.json");
        (await builder.VerifyAsync(PgoMode.Dynamic, Cancellation)).Should().BeEmpty();
        await WaitsForWhoHoldsThemAsync(config);
        await File.AppendAllTextAsync(Path.Combine(made.PgoDirectory, "App.dll"), "x", Cancellation);
        _program.ChangeSource();
        IReadOnlyList<Finding> findings = await builder.VerifyAsync(PgoMode.Dynamic, Cancellation);
        findings.Select(finding => finding.Id).Should().Contain(["INF1005", "INF1012", "INF1002"]);
    }

    [Fact]
    public async Task Refuses_builds_that_come_out_identical_and_leaves_nothing_to_be_used()
    {
        PgoConfig config = _program.Create(SampleProgram.IgnoresTheSwitch);

        Func<Task> build = () => new Builder(config).BuildAsync(PgoMode.Dynamic, Cancellation);

        (await build.Should().ThrowAsync<BuildRejectedException>()).Which.Findings
            .Should().Contain(finding => finding.Id == "INF1001");
        Directory.Exists(Path.Combine(config.Output, "dynamic")).Should().BeFalse();
        Func<Task> verify = () => new Builder(config).VerifyAsync(PgoMode.Dynamic, Cancellation);
        (await verify.Should().ThrowAsync<BuildRejectedException>()).WithMessage("*dynamic.rejected*INF1001*");
    }

    [Fact]
    public async Task Says_what_the_compiler_said_when_a_publish_fails()
    {
        PgoConfig config = _program.Create();
        _ = _folder.Write("App/Program.cs", "this is no program");

        Func<Task> build = () => new Builder(config).BuildAsync(PgoMode.Dynamic, Cancellation);

        (await build.Should().ThrowAsync<BuildException>()).Which.Message.Should()
            .StartWith($"dynamic: publishing baseline of {config.Project} failed: {_folder.Root}").And.Contain("Program.cs(1,19): error CS1002: ; expected; the whole log: ")
            .And.EndWith("publish.log").And.NotContain("\n");
        Directory.Exists(Path.Combine(config.Output, "dynamic")).Should().BeFalse();
    }

    private static IEnumerable<string> Differing(BuildManifest manifest) => manifest.Baseline.Files
        .Zip(manifest.Pgo.Files)
        .Where(pair => pair.First != pair.Second)
        .Select(pair => pair.First.Path);

    private static async Task WaitsForWhoHoldsThemAsync(PgoConfig config)
    {
        TaskCompletionSource<string> said = new();
        HeldBuilds held = await new Builder(config).HoldAsync(PgoMode.Dynamic, Cancellation);
        Task<BuildResult> other = new Builder(config, new FirstLine(said)).EnsureAsync(PgoMode.Dynamic, Cancellation);

        string waiting = await said.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        other.IsCompleted.Should().BeFalse();
        held.Dispose();

        waiting.Should().StartWith("waiting for another process that builds or measures here");
        (await other).Reused.Should().BeTrue();
    }

    private sealed class FirstLine(TaskCompletionSource<string> said) : IProgress<string>
    {
        public void Report(string value) => said.TrySetResult(value);
    }
}
