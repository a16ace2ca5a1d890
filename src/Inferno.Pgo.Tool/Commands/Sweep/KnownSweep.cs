using System.Security.Cryptography;
using Inferno.Lab.Sweeps;
using Inferno.Measuring.Machines;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Tool.Commands.Sweep;

/// <summary>Finds the sweep that new pairs may be added to.</summary>
internal static class KnownSweep
{
    /// <summary>What is kept, with a place for these builds.</summary>
    /// <exception cref="ArgumentException">It was measured with other builds, another seed or on another machine.</exception>
    public static SweepRecord Of(SweepFiles files, BuildResult builds, int seed)
    {
        string digest = Convert.ToHexStringLower(
            SHA256.HashData(File.ReadAllBytes(Path.Combine(builds.Directory, BuildManifest.FileName))));
        SweepRecord fresh = new() { Seed = seed, Machine = MachineRecord.Current(), Modes = [] };
        SweepRecord known = files.Load() ?? fresh;
        ModeSweep mode = known.Find(builds.Mode) ?? new ModeSweep(builds.Mode, digest, []);
        return mode.Builds == digest && known.Seed == seed && known.Machine.Fingerprint == fresh.Machine.Fingerprint
            ? known.With(mode)
            : throw new ArgumentException(
                $"{files.Json} was measured with other builds, another seed or on another machine; "
                + "give another --output, or remove it");
    }
}
