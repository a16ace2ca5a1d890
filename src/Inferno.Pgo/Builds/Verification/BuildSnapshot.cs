using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>One build as it lies on disk: all that verification looks at, so that it needs no disk itself.</summary>
/// <param name="Files">Every file.</param>
/// <param name="RuntimeConfig">The text of its runtimeconfig.json; <see langword="null"/> where it has none.</param>
public sealed record BuildSnapshot(IReadOnlyList<FileDigest> Files, string? RuntimeConfig)
{
    /// <summary>The ReadyToRun images that carry profile data, by file name.</summary>
    public IReadOnlyList<string> EmbeddedProfiles { get; init; } = [];

    /// <summary>Reads <paramref name="directory"/>.</summary>
    /// <param name="directory">Where the build lies.</param>
    /// <param name="program">
    /// The name of its program, without extension: a program that it references has a runtime configuration too. Builds of an
    /// earlier version did not record it, and have one.
    /// </param>
    /// <exception cref="ManifestException">The directory is missing.</exception>
    public static BuildSnapshot Of(string directory, string? program = null)
    {
        if (!Directory.Exists(directory))
        {
            throw new ManifestException(directory, "the directory is missing", "a published build; run inferno-pgo build");
        }

        IReadOnlyList<FileDigest> files = FileDigest.OfFolder(directory);
        FileDigest? config = files.FirstOrDefault(file =>
            program is null ? PublishedProgram.IsRuntimeConfig(file.Path) : file.Path == program + PublishedProgram.RuntimeConfigSuffix);
        return new BuildSnapshot(files, config is null ? null : File.ReadAllText(Path.Combine(directory, config.Path)))
        {
            EmbeddedProfiles = Compiled.EmbeddedProfiles.Under(directory),
        };
    }

    /// <summary>
    /// Of the images that <paramref name="compilations"/> made, those with profile data. The framework's own images and
    /// those of packages bring such data along, in both builds.
    /// </summary>
    internal IReadOnlyList<string> EmbeddingAmong(IEnumerable<Compilation> compilations) =>
        [.. EmbeddedProfiles.Intersect(compilations.Select(call => call.Image))];
}
