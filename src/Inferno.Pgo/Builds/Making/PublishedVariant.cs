using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Builds.Making;

/// <summary>One variant just published.</summary>
/// <param name="Recipe">What published it.</param>
/// <param name="Record">What lies there.</param>
/// <param name="Snapshot">The same as verification sees it.</param>
/// <param name="Evidence">What its compilers were told and made.</param>
/// <param name="Fit">How well the mode's profile fits what was compiled; <see langword="null"/> without a profile.</param>
internal sealed record PublishedVariant(
    BuildRecipe Recipe, VariantRecord Record, BuildSnapshot Snapshot, PublishEvidence Evidence, ProfileFit? Fit);
