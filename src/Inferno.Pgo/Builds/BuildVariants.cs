namespace Inferno.Pgo.Builds;

/// <summary>The variants by the names of their directories.</summary>
public static class BuildVariants
{
    /// <summary>The name of the directory that holds <paramref name="variant"/>.</summary>
    public static string Name(this BuildVariant variant) => variant == BuildVariant.Baseline ? "baseline" : "pgo";
}
