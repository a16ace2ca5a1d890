using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Two builds that were made but do not prove what they should; they are kept aside, unusable by accident.</summary>
/// <param name="directory">Where they lie, with their manifest.</param>
/// <param name="findings">Everything found.</param>
public sealed class BuildRejectedException(string directory, IReadOnlyList<Finding> findings)
    : BuildException($"{directory}: the builds failed their verification and are kept there:\n{string.Join('\n', findings)}")
{
    /// <summary>Where they lie, with their manifest.</summary>
    public string Directory { get; } = directory;

    /// <summary>Everything found, errors and warnings.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>The first error in a few words.</summary>
    internal string First => Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } first
        ? $"{first.Id} ({first.Cause})"
        : "no error";

    /// <summary>What was said of the builds kept in <paramref name="directory"/>; <see langword="null"/> where there are none.</summary>
    internal static BuildRejectedException? Find(string directory)
    {
        string manifest = Path.Combine(directory, BuildManifest.FileName);
        try
        {
            return File.Exists(manifest) ? new BuildRejectedException(directory, ManifestFile.Load(manifest).Findings) : null;
        }
        catch (ManifestException)
        {
            return null;
        }
    }
}
