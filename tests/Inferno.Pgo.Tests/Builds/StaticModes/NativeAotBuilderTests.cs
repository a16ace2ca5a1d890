using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Making;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

/// <summary>Real trainings and native builds, the only proof that their parts fit: one that must pass, one that must not.</summary>
public sealed class NativeAotBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Trains_builds_and_proves_that_the_native_compiler_used_the_profile()
    {
        Builder builder = new(new TrainedProgram(_folder).Create());
        Assert.SkipWhen(builder.Missing(PgoMode.NativeAot) is not null, builder.Missing(PgoMode.NativeAot) ?? "");

        BuildResult made = await builder.BuildAsync(PgoMode.NativeAot, TestContext.Current.CancellationToken);

        StaticEvidence evidence = made.Manifest.Profile!;
        made.Manifest.Findings.Should().BeEmpty();
        made.Manifest.Pgo.Compilations.Should().ContainSingle().Which.Profiles.Should().Equal(evidence.Training.File);
        made.Manifest.Baseline.Compilations.Should().ContainSingle().Which.Profiles.Should().BeEmpty();
        evidence.Bodies.HotTouchedPercent.Should().BeGreaterThan(0);
        File.Exists(Path.Combine(made.PgoDirectory, OperatingSystem.IsWindows() ? "App.exe" : "App")).Should().BeTrue();
    }

    [Fact(Explicit = true)] // minutes: at night
    public async Task Refuses_builds_whose_project_leaves_IlcPgoOptimize_off()
    {
        Builder builder = new(new TrainedProgram(_folder).Create(TrainedProgram.LeavesIlcPgoOptimizeOff));
        Assert.SkipWhen(builder.Missing(PgoMode.NativeAot) is not null, builder.Missing(PgoMode.NativeAot) ?? "");

        Func<Task> build = () => builder.BuildAsync(PgoMode.NativeAot, TestContext.Current.CancellationToken);

        (await build.Should().ThrowAsync<BuildRejectedException>()).Which.Findings.Select(finding => finding.Id)
            .Should().Contain(["INF1001", "INF1013", "INF1030"]);
    }
}
