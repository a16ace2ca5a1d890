namespace Inferno.Pgo.Builds;

/// <summary>The exact MSBuild properties that publish one variant of one mode.</summary>
/// <param name="Mode">The mode built.</param>
/// <param name="Variant">The side of the comparison.</param>
/// <param name="Properties">Global properties by name, in ordinal order; every value as MSBuild sees it.</param>
public sealed record BuildRecipe(PgoMode Mode, BuildVariant Variant, SortedDictionary<string, string> Properties)
{
    // A project that sets these for its own publish means a form of it that hides what verification looks at, or that the
    // mode's own form forbids.
    internal static readonly IReadOnlyList<(string Name, string Value)> FilesOnDisk =
    [
        ("PublishAot", "false"), ("PublishTrimmed", "false"), ("PublishSingleFile", "false"),
        ("PublishReadyToRunComposite", "false"), ("PublishReadyToRunEmitSymbols", "false"),
    ];

    /// <summary>The program that is trained: compiled at run time, so that all of it can be instrumented.</summary>
    /// <param name="runtimeIdentifier">The platform built for, for instance <c>linux-x64</c>.</param>
    /// <param name="extra">The program's own properties.</param>
    /// <exception cref="BuildException"><paramref name="extra"/> sets a property that training itself decides.</exception>
    public static BuildRecipe ForTraining(string runtimeIdentifier, IReadOnlyDictionary<string, string> extra) => Of(
        PgoMode.Dynamic,
        BuildVariant.Pgo,
        runtimeIdentifier,
        [("PublishReadyToRun", "false"), ("SelfContained", "false"), ("TieredPGO", "true"), .. FilesOnDisk],
        extra);

    /// <summary>The properties by which a project is evaluated before it is built: those that all modes share.</summary>
    /// <inheritdoc cref="ForTraining" path="/param"/>
    internal static SortedDictionary<string, string> Evaluated(string runtimeIdentifier, IReadOnlyDictionary<string, string> extra) =>
        Of(PgoMode.Dynamic, BuildVariant.Baseline, runtimeIdentifier, [], extra).Properties;

    /// <summary>A recipe of what all modes share, what one has <paramref name="decided"/>, and the program's own <paramref name="extra"/>.</summary>
    /// <exception cref="BuildException"><paramref name="extra"/> sets a property of the others.</exception>
    internal static BuildRecipe Of(
        PgoMode mode,
        BuildVariant variant,
        string runtimeIdentifier,
        IEnumerable<(string Name, string Value)> decided,
        IReadOnlyDictionary<string, string> extra)
    {
        SortedDictionary<string, string> properties = new(StringComparer.Ordinal)
        {
            ["Configuration"] = "Release",
            ["RuntimeIdentifier"] = runtimeIdentifier,
            ["Deterministic"] = "true",
        };
        foreach ((string name, string value) in decided)
        {
            properties.Add(name, value);
        }

        foreach ((string name, string value) in extra)
        {
            if (!properties.TryAdd(name, value))
            {
                throw new BuildException($"'{name}' is decided by mode {mode.Name()}; remove it there");
            }
        }

        return new BuildRecipe(mode, variant, properties);
    }

    /// <summary>This recipe with the <paramref name="recorded"/> properties; where they name a place, with the place of now.</summary>
    /// <param name="recorded">What a manifest recorded.</param>
    /// <param name="places">The properties that name a place.</param>
    /// <param name="now">The recipe of today's PGO build, which names all places.</param>
    internal BuildRecipe RecordedAs(SortedDictionary<string, string> recorded, IReadOnlyList<string> places, BuildRecipe now)
    {
        SortedDictionary<string, string> properties = new(recorded, StringComparer.Ordinal);
        foreach (string name in places.Where(name => recorded.TryGetValue(name, out string? place) && place.Length > 0))
        {
            properties[name] = now.Properties[name];
        }

        return this with { Properties = properties };
    }
}
