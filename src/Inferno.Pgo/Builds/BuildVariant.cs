namespace Inferno.Pgo.Builds;

/// <summary>One side of a comparison.</summary>
public enum BuildVariant
{
    /// <summary>The build without profile-guided optimisation.</summary>
    Baseline,

    /// <summary>The same build with it.</summary>
    Pgo,
}

/// <summary>The variants by the names of their directories.</summary>
public static class BuildVariants
{
    /// <summary>The name of the directory that holds <paramref name="variant"/>.</summary>
    public static string Name(this BuildVariant variant) => variant == BuildVariant.Baseline ? "baseline" : "pgo";
}
