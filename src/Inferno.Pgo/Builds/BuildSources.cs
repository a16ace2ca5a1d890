using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds;

/// <summary>What every build and every profile of a program is made from.</summary>
/// <param name="Digest">The digest of the sources.</param>
/// <param name="Sdk">The version of the SDK.</param>
internal sealed record BuildSources(string Digest, string Sdk)
{
    public static async Task<BuildSources> GatherAsync(PgoConfig config, CancellationToken cancellation) => new(
        SourceDigest.Of(config.Root, SourceFiles.Of(config.Project, config.Inputs)),
        await DotnetSdk.VersionAsync(Path.GetDirectoryName(config.Project)!, cancellation));
}
