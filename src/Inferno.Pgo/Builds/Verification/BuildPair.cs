using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;

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

    /// <summary>The calls of the baseline's compiler.</summary>
    public IReadOnlyList<Compilation> BaselineCompilations { get; init; } = [];

    /// <summary>The calls of the PGO build's compiler.</summary>
    public IReadOnlyList<Compilation> PgoCompilations { get; init; } = [];

    /// <summary>The profile and what it did; <see langword="null"/> in the dynamic mode.</summary>
    public StaticEvidence? Evidence { get; init; }

    /// <summary>All that is particular to the mode.</summary>
    internal ModeDefinition Definition => ModeDefinition.Of(Mode);
}
