using System.Globalization;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Publishes one variant from nothing and gathers what its compilers left behind.</summary>
internal sealed class VariantPublisher(PgoConfig config, string program, Staging staging, IProgress<string>? progress)
{
    public Task<PublishedVariant> PublishAsync(BuildRecipe recipe, Profile? profile, CancellationToken cancellation) =>
        WorkFolder.UseAsync(config.Output, progress, work => PublishAsync(recipe, profile, work, cancellation), cancellation);

    private async Task<PublishedVariant> PublishAsync(
        BuildRecipe recipe, Profile? profile, string work, CancellationToken cancellation)
    {
        string name = recipe.Variant.Name();
        string purpose = $"{recipe.Mode.Name()}: publishing {name}";
        progress?.Report(purpose);
        PublishFolders folders = new(work, Path.Combine(staging.Content, name));
        ChildOutput output = await DotnetPublish.RunAsync(config, recipe, purpose, folders, cancellation);
        StaticAssetDates.Level(folders.Output);
        PublishEvidence evidence = ModeDefinition.Of(recipe.Mode).EvidenceOf(folders);
        ProfileFit? fit = profile is null ? null : ProfileFit.Of(profile, PublishEvidence.Assemblies(folders), evidence.Framework);
        VariantRecord record = new(
            name, recipe.Properties, Math.Round(output.Duration.TotalSeconds, 3), FileDigest.OfFolder(folders.Output))
        {
            Compilations = evidence.Compilations,
        };
        progress?.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{recipe.Mode.Name()}: published {name} in {record.PublishSeconds:F1} s, {record.Files.Count} files, {record.TotalSize() / 1e6:F1} MB"));
        if (fit is not null)
        {
            progress?.Report($"{recipe.Mode.Name()}: {name} {fit.Describe()}");
        }

        return new PublishedVariant(recipe, record, BuildSnapshot.Of(folders.Output, program), evidence, fit);
    }
}
