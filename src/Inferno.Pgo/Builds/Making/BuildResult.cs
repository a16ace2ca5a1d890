using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Two builds that passed their verification.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Directory">The directory that holds them and their manifest.</param>
/// <param name="Manifest">What they are made of.</param>
/// <param name="Reused">Whether they were up to date already.</param>
public sealed record BuildResult(PgoMode Mode, string Directory, BuildManifest Manifest, bool Reused)
{
    /// <summary>The directory of the build without PGO.</summary>
    public string BaselineDirectory => Path.Combine(Directory, Manifest.Baseline.Directory);

    /// <summary>The directory of the build with it.</summary>
    public string PgoDirectory => Path.Combine(Directory, Manifest.Pgo.Directory);
}

/// <summary>Builds that stay as they are until this is disposed of.</summary>
public sealed class HeldBuilds : IDisposable
{
    private readonly BuildLock _lock;

    internal HeldBuilds(BuildResult builds, BuildLock taken)
    {
        Builds = builds;
        _lock = taken;
    }

    /// <summary>The builds.</summary>
    public BuildResult Builds { get; }

    /// <summary>Lets whoever wants make them anew.</summary>
    public void Dispose() => _lock.Dispose();
}
