namespace Inferno.Pgo.Builds;

/// <summary>One side of a comparison.</summary>
public enum BuildVariant
{
    /// <summary>The build without profile-guided optimisation.</summary>
    Baseline,

    /// <summary>The same build with it.</summary>
    Pgo,
}
