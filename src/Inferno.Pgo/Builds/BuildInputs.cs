using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds;

/// <summary>Everything that decides what the two builds of a mode will be.</summary>
/// <param name="Baseline">The recipe of the baseline.</param>
/// <param name="Pgo">The recipe of the PGO build.</param>
/// <param name="SourceDigest">The digest of the sources.</param>
/// <param name="Sdk">The version of the SDK.</param>
internal sealed record BuildInputs(BuildRecipe Baseline, BuildRecipe Pgo, string SourceDigest, string Sdk)
{
    public static async Task<BuildInputs> GatherAsync(PgoConfig config, PgoMode mode, CancellationToken cancellation)
    {
        string identifier = HostDescription.Current.RuntimeIdentifier;
        return new BuildInputs(
            BuildRecipe.For(mode, BuildVariant.Baseline, identifier, config.Properties),
            BuildRecipe.For(mode, BuildVariant.Pgo, identifier, config.Properties),
            Builds.SourceDigest.Of(config.Root, SourceFiles.Of(config.Project, config.Inputs)),
            await DotnetSdk.VersionAsync(Path.GetDirectoryName(config.Project)!, cancellation));
    }

    /// <summary>One digest of it all: equal digests mean that building again would change nothing.</summary>
    public string Digest() => Builds.Digest.OfText(string.Join(
        '\n', [SourceDigest, Sdk, Baseline.Mode.Name(), .. Lines(Baseline), .. Lines(Pgo)]));

    private static IEnumerable<string> Lines(BuildRecipe recipe) =>
        recipe.Properties.Select(property => $"{recipe.Variant.Name()} {property.Key}={property.Value}");
}
