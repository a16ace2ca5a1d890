using Inferno.Measuring.Records;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>The builds that a run measured, as long as they lie where it found them.</summary>
internal static class MeasuredBuilds
{
    /// <summary>The folders of the builds that the run called <paramref name="id"/> measured.</summary>
    /// <exception cref="ArgumentException">There is no such run, or its builds have been made anew since.</exception>
    public static IReadOnlyList<string> Of(PgoConfig config, string id)
    {
        string record = new RunFolder(Path.Combine(RunFolder.Under(config.Output), id)).Record;
        if (!File.Exists(record))
        {
            throw new ArgumentException($"'{id}' is neither a mode nor a run that came to its end: {record} is missing");
        }

        return [.. RunJson.Read(record).Modes.Select(mode => Unchanged(mode.Builds, id))];
    }

    private static string Unchanged(BuildsRecord builds, string id)
    {
        string manifest = Path.Combine(builds.Directory, BuildManifest.FileName);
        return File.Exists(manifest) && BuildsRecord.DigestOf(manifest) == builds.ManifestDigest
            ? builds.Directory
            : throw new ArgumentException(
                $"{builds.Directory} no longer holds what run {id} measured; check out its commit and build that, or pin the mode");
    }
}
