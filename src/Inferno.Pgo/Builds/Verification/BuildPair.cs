namespace Inferno.Pgo.Builds.Verification;

/// <summary>All that the checks look at.</summary>
/// <param name="BaselineRecipe">What published the baseline.</param>
/// <param name="PgoRecipe">What published the PGO build.</param>
/// <param name="Baseline">The baseline as it lies on disk.</param>
/// <param name="Pgo">The PGO build as it lies on disk.</param>
public sealed record BuildPair(
    BuildRecipe BaselineRecipe, BuildRecipe PgoRecipe, BuildSnapshot Baseline, BuildSnapshot Pgo)
{
    /// <summary>The mode of both.</summary>
    public PgoMode Mode => BaselineRecipe.Mode;
}
