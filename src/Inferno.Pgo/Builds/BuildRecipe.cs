namespace Inferno.Pgo.Builds;

/// <summary>The exact MSBuild properties that publish one variant of one mode.</summary>
/// <param name="Mode">The mode built.</param>
/// <param name="Variant">The side of the comparison.</param>
/// <param name="Properties">Global properties by name, in ordinal order; every value as MSBuild sees it.</param>
public sealed record BuildRecipe(PgoMode Mode, BuildVariant Variant, SortedDictionary<string, string> Properties)
{
    private static readonly string[] NoSwitches = [];

    /// <summary>The properties in which the two variants of <paramref name="mode"/> may differ: the PGO switch.</summary>
    public static IReadOnlyList<string> SwitchesOf(PgoMode mode) => mode switch
    {
        PgoMode.Dynamic => ["TieredPGO"],
        _ => NoSwitches,
    };

    /// <summary>The recipe of one variant.</summary>
    /// <param name="mode">The mode built.</param>
    /// <param name="variant">The side of the comparison.</param>
    /// <param name="runtimeIdentifier">The platform built for, for instance <c>linux-x64</c>.</param>
    /// <param name="extra">The program's own properties, the same in both variants.</param>
    /// <exception cref="ArgumentException"><paramref name="extra"/> sets a property that the mode itself decides.</exception>
    public static BuildRecipe For(
        PgoMode mode, BuildVariant variant, string runtimeIdentifier, IReadOnlyDictionary<string, string> extra)
    {
        SortedDictionary<string, string> properties = new(StringComparer.Ordinal)
        {
            ["Configuration"] = "Release",
            ["RuntimeIdentifier"] = runtimeIdentifier,
            ["Deterministic"] = "true",
        };
        foreach ((string name, string value) in Decided(mode, variant))
        {
            properties.Add(name, value);
        }

        foreach ((string name, string value) in extra)
        {
            if (!properties.TryAdd(name, value))
            {
                throw new ArgumentException(
                    $"property '{name}' is decided by mode {mode.Name()}; remove it from the configuration", nameof(extra));
            }
        }

        return new BuildRecipe(mode, variant, properties);
    }

    private static IEnumerable<(string Name, string Value)> Decided(PgoMode mode, BuildVariant variant) => mode switch
    {
        PgoMode.Dynamic =>
        [
            ("PublishReadyToRun", "true"),
            ("SelfContained", "false"),
            ("TieredPGO", variant == BuildVariant.Pgo ? "true" : "false"),
        ],
        _ => throw new NotSupportedException($"mode {mode.Name()} is not built yet"),
    };
}
