using Inferno.Measuring.Processes;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>The builds whose differences are known.</summary>
/// <param name="Baseline">The program's baseline build.</param>
/// <param name="Copy">The same bytes in another folder.</param>
/// <param name="Slowed">The same sources with the switch that makes them slower, by the same recipe.</param>
public sealed record SelfCheckBuilds(ProgramBuild Baseline, ProgramBuild Copy, ProgramBuild Slowed)
{
    /// <summary>The folder that all of them lie in.</summary>
    public static string Folder => Artifacts;

    private static readonly string Artifacts = RepositoryLayout.At("artifacts", "pgo");

    /// <summary>Makes those that are missing or stale.</summary>
    public static async Task<SelfCheckBuilds> EnsureAsync(
        PgoMode mode, IProgress<string> progress, CancellationToken cancellation)
    {
        PgoConfig product = PgoConfig.Load(RepositoryLayout.At("eng", "pgo.json"));
        PgoConfig slowed = product with
        {
            Project = RepositoryLayout.At("tests", "fixtures", "programs", "SlowedInference", "SlowedInference.csproj"),
            Inputs = [RepositoryLayout.At("src", "Inferno.ConcurrentInference")],
            Output = Path.Combine(Artifacts, "selfcheck", "slowed"),
        };
        string baseline = (await new Builder(product, progress).EnsureAsync(mode, cancellation)).BaselineDirectory;
        BuildResult slow = await new Builder(slowed, progress).EnsureAsync(mode, cancellation);
        return new SelfCheckBuilds(
            ProgramBuild.In("baseline", baseline),
            ProgramBuild.In("baseline", baseline).CopiedTo(ByteCopy.Make(baseline, Path.Combine(Artifacts, "selfcheck", "copy", mode.Name())), "byte copy"),
            ProgramBuild.In("slowed", slow.BaselineDirectory));
    }
}
