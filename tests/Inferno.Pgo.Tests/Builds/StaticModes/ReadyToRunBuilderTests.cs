using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

/// <summary>Real trainings and publishes of a small program; one test a situation, since each takes many seconds.</summary>
public sealed class ReadyToRunBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TrainedProgram _program;

    public ReadyToRunBuilderTests() => _program = new TrainedProgram(_folder);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Trains_builds_proves_and_uses_both_profile_and_builds_again()
    {
        ConcurrentQueue<string> said = [];
        Builder builder = new(_program.Create(frameworkPercent: 0.1), new Listener(said));

        BuildResult made = await builder.EnsureAsync(PgoMode.ReadyToRun, Cancellation);
        BuildResult again = await builder.EnsureAsync(PgoMode.ReadyToRun, Cancellation);

        StaticEvidence evidence = made.Manifest.Profile!;
        evidence.Training.Runs.Should().Equal("short", "long");
        evidence.Fit.StaleMethods.Should().Be(0);
        evidence.Bodies.Changed.Should().BePositive();
        made.Manifest.Pgo.Compilations.Should().Contain(call => call.Image == "App.dll" && call.EmbedsProfile);
        ReachesIntoTheFramework(made.BaselineDirectory).Should().BeTrue();
        ReachesIntoTheFramework(made.PgoDirectory).Should().BeTrue();
        again.Reused.Should().BeTrue();
        said.Should().Contain($"profile: {evidence.Training.File} is up to date");
        said.Should().ContainInOrder(
            "profile: publishing the program to be trained", "readytorun: publishing baseline", "readytorun: publishing pgo");
        said.TakeWhile(line => line != "readytorun: publishing baseline").Should()
            .Contain(line => line.Contains("trained in", StringComparison.Ordinal), "what the baseline compiles depends on where the weight lies");
        CompilesTheFramework(made, evidence);
        (await builder.VerifyAsync(PgoMode.ReadyToRun, Cancellation)).Should().BeEmpty();
        File.Delete(Path.Combine(made.Directory, evidence.Training.File));
        (await builder.VerifyAsync(PgoMode.ReadyToRun, Cancellation)).Select(finding => finding.Id).Should().Equal("INF1005");
    }

    [Fact]
    public async Task Says_which_training_run_failed_and_leaves_no_build_of_the_baseline_that_was_published_beside_it()
    {
        PgoConfig config = _program.Create();
        config = config with { Training = config.Training with { Runs = [new TrainingScenario("broken", ["no number"])] } };

        Func<Task> build = () => new Builder(config).EnsureAsync(PgoMode.ReadyToRun, Cancellation);

        (await build.Should().ThrowAsync<TrainingException>()).WithMessage("*no number*");
        Directory.Exists(Path.Combine(config.Output, "readytorun")).Should().BeFalse();
        _ = await new Builder(_program.Create()).EnsureAsync(PgoMode.Dynamic, Cancellation);
    }

    [Fact]
    public async Task Refuses_builds_whose_project_takes_the_profile_away()
    {
        Builder builder = new(_program.Create(TrainedProgram.DropsTheProfile));

        Func<Task> build = () => builder.BuildAsync(PgoMode.ReadyToRun, Cancellation);

        (await build.Should().ThrowAsync<BuildRejectedException>()).Which.Findings.Select(finding => finding.Id)
            .Should().Contain(["INF1001", "INF1013", "INF1030"]);
    }

    [Fact]
    public async Task Refuses_builds_whose_project_leaves_the_embedding_off()
    {
        Builder builder = new(_program.Create(TrainedProgram.DropsTheEmbedding));

        Func<Task> build = () => builder.BuildAsync(PgoMode.ReadyToRun, Cancellation);

        (await build.Should().ThrowAsync<BuildRejectedException>()).Which.Findings.Select(finding => finding.Id).Distinct()
            .Should().Equal("INF1014", "INF1021", "INF1033");
    }

    /// <summary>With the program's profile in one build and Microsoft's in the other, so that nothing else differs.</summary>
    private static void CompilesTheFramework(BuildResult made, StaticEvidence evidence)
    {
        const string core = "System.Private.CoreLib.dll";
        made.Manifest.Pgo.Compilations.Should().ContainSingle(call => call.Image == core).Which.Profiles.Should().Equal(evidence.Training.File);
        made.Manifest.Baseline.Compilations.Should().ContainSingle(call => call.Image == core).Which.Profiles
            .Should().Equal("StandardOptimizationData.mibc");
        ReadyToRunImage.EmbedsProfile(Path.Combine(made.BaselineDirectory, core)).Should().BeTrue("as shipped");
        evidence.Fit.UsedPercent().Should().BeGreaterThan(99);
    }

    /// <summary>Whether the image names framework assemblies by their exact builds, as code within one version bubble must.</summary>
    private static bool ReachesIntoTheFramework(string build)
    {
        const int assembliesOfTheBubble = 118;
        using PEReader image = new(File.OpenRead(Path.Combine(build, "App.dll")));
        return ReadyToRunHeader.Of(image)!.Has(assembliesOfTheBubble);
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Enqueue(value);
    }
}
