using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Builds;

/// <summary>The exact MSBuild properties that publish one variant of one mode.</summary>
/// <param name="Mode">The mode built.</param>
/// <param name="Variant">The side of the comparison.</param>
/// <param name="Properties">Global properties by name, in ordinal order; every value as MSBuild sees it.</param>
public sealed record BuildRecipe(PgoMode Mode, BuildVariant Variant, SortedDictionary<string, string> Properties)
{
    private const string CompilerArguments = "PublishReadyToRunCrossgen2ExtraArgs";
    private const string TargetsProperty = "CustomAfterMicrosoftCommonTargets";
    private const string FolderProperty = "IlcMibcPath";

    // Else every start compiles what these let into the images: vectors as wide as the machine's, and generic code of the
    // framework over the framework's own types, which the runtime takes only while the framework's code is what it was.
    private const string CompileAll = "--instruction-set:native;--opt-cross-module:*;--non-local-generics-module:*";

    // A project that sets these for its own publish means a form of it that hides what verification looks at, or that the
    // mode's own form forbids.
    private static readonly (string Name, string Value)[] FilesOnDisk =
    [
        ("PublishAot", "false"), ("PublishTrimmed", "false"), ("PublishSingleFile", "false"),
        ("PublishReadyToRunComposite", "false"), ("PublishReadyToRunEmitSymbols", "false"),
    ];

    private static readonly string[] Paths = [CompilerTargets.ProfileProperty, TargetsProperty, FolderProperty];

    /// <summary>The properties in which the two variants of <paramref name="mode"/> may differ, and must: the PGO switches.</summary>
    public static IReadOnlyList<string> SwitchesOf(PgoMode mode) => mode switch
    {
        PgoMode.Dynamic => ["TieredPGO"],
        PgoMode.ReadyToRun => [CompilerTargets.ProfileProperty, CompilerArguments],
        PgoMode.NativeAot => [FolderProperty, "IlcPgoOptimize"],
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a PGO mode."),
    };

    /// <summary>The program that is trained: compiled at run time, so that all of it can be instrumented.</summary>
    /// <inheritdoc cref="For" path="/param"/>
    public static BuildRecipe ForTraining(string runtimeIdentifier, IReadOnlyDictionary<string, string> extra) =>
        With(
            new BuildRecipe(PgoMode.Dynamic, BuildVariant.Pgo, Common(runtimeIdentifier)),
            [("PublishReadyToRun", "false"), ("SelfContained", "false"), ("TieredPGO", "true"), .. FilesOnDisk],
            extra);

    /// <summary>The properties by which a project is evaluated before it is built: those that all modes share.</summary>
    /// <inheritdoc cref="For" path="/param"/>
    internal static SortedDictionary<string, string> Evaluated(string runtimeIdentifier, IReadOnlyDictionary<string, string> extra) =>
        With(new BuildRecipe(PgoMode.Dynamic, BuildVariant.Baseline, Common(runtimeIdentifier)), [], extra).Properties;

    /// <summary>The recipe of one variant.</summary>
    /// <param name="mode">The mode built.</param>
    /// <param name="variant">The side of the comparison.</param>
    /// <param name="runtimeIdentifier">The platform built for, for instance <c>linux-x64</c>.</param>
    /// <param name="extra">The program's own properties, the same in both variants.</param>
    /// <param name="profile">The profile of a static mode.</param>
    /// <exception cref="BuildException"><paramref name="extra"/> sets a property that the mode itself decides.</exception>
    public static BuildRecipe For(
        PgoMode mode,
        BuildVariant variant,
        string runtimeIdentifier,
        IReadOnlyDictionary<string, string> extra,
        ProfileSwitches? profile = null) =>
        With(new BuildRecipe(mode, variant, Common(runtimeIdentifier)), Decided(mode, variant == BuildVariant.Pgo, profile), extra);

    /// <summary>The recipe by which <paramref name="config"/> is built here.</summary>
    /// <param name="config">The program and where its builds go.</param>
    /// <param name="mode">The mode built.</param>
    /// <param name="variant">The side of the comparison.</param>
    /// <param name="profile">The .mibc file of a static mode, absolute.</param>
    /// <exception cref="BuildException">A property is one that the mode itself decides.</exception>
    internal static BuildRecipe Of(PgoConfig config, PgoMode mode, BuildVariant variant, string? profile) => For(
        mode,
        variant,
        HostDescription.Current.RuntimeIdentifier,
        config.Properties,
        profile is null ? null : new ProfileSwitches(profile, CompilerTargets.PathUnder(config.Output)));

    /// <summary>The recipe of the baseline, which needs no profile.</summary>
    internal static BuildRecipe BaselineOf(PgoConfig config, PgoMode mode) => Of(config, mode, BuildVariant.Baseline, profile: "");

    /// <summary>This recipe with the <paramref name="recorded"/> properties; where they name a place, with the place of now.</summary>
    /// <param name="recorded">What a manifest recorded.</param>
    /// <param name="now">The recipe of today's PGO build, which names all places.</param>
    internal BuildRecipe RecordedAs(SortedDictionary<string, string> recorded, BuildRecipe now)
    {
        SortedDictionary<string, string> properties = new(recorded, StringComparer.Ordinal);
        foreach (string name in Paths.Where(name => recorded.TryGetValue(name, out string? place) && place.Length > 0))
        {
            properties[name] = now.Properties[name];
        }

        return this with { Properties = properties };
    }

    private static SortedDictionary<string, string> Common(string runtimeIdentifier) => new(StringComparer.Ordinal)
    {
        ["Configuration"] = "Release",
        ["RuntimeIdentifier"] = runtimeIdentifier,
        ["Deterministic"] = "true",
    };

    private static BuildRecipe With(
        BuildRecipe recipe, IEnumerable<(string Name, string Value)> decided, IReadOnlyDictionary<string, string> extra)
    {
        foreach ((string name, string value) in decided)
        {
            recipe.Properties.Add(name, value);
        }

        foreach ((string name, string value) in extra)
        {
            if (!recipe.Properties.TryAdd(name, value))
            {
                throw new BuildException($"'{name}' is decided by mode {recipe.Mode.Name()}; remove it there");
            }
        }

        return recipe;
    }

    private static IEnumerable<(string Name, string Value)> Decided(PgoMode mode, bool isPgo, ProfileSwitches? profile) => mode switch
    {
        PgoMode.Dynamic =>
        [
            ("PublishReadyToRun", "true"),
            ("SelfContained", "false"),
            ("TieredPGO", isPgo ? "true" : "false"),
            (CompilerArguments, CompileAll),
            .. FilesOnDisk,
        ],
        PgoMode.ReadyToRun => ReadyToRun(isPgo, Needed(mode, profile)),
        PgoMode.NativeAot => NativeAot(isPgo, Needed(mode, profile)),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a PGO mode."),
    };

    private static ProfileSwitches Needed(PgoMode mode, ProfileSwitches? profile) =>
        profile ?? throw new ArgumentNullException(nameof(profile), $"Mode {mode.Name()} needs a profile.");

    private static IEnumerable<(string Name, string Value)> ReadyToRun(bool isPgo, ProfileSwitches profile) =>
    [
        ("PublishReadyToRun", "true"),
        ("SelfContained", "true"),
        ("TieredPGO", "false"),
        (TargetsProperty, profile.CompilerTargets),
        (CompilerTargets.ProfileProperty, isPgo ? profile.Profile : ""),
        (CompilerArguments, isPgo ? "--embed-pgo-data" : ""),
        ("UseAppHost", "true"),
        .. FilesOnDisk,
    ];

    private static IEnumerable<(string Name, string Value)> NativeAot(bool isPgo, ProfileSwitches profile) =>
    [
        ("PublishAot", "true"),
        ("PublishTrimmed", "true"),
        ("PublishSingleFile", "false"),
        ("PublishReadyToRun", "false"),
        ("OptimizationPreference", "Speed"),
        // A JIT compiles for the machine at hand; with the portable default, wide vectors are off and nothing else can show.
        ("IlcInstructionSet", "native"),
        ("IlcGenerateMapFile", "true"),
        (TargetsProperty, profile.CompilerTargets),
        ("CopyOutputSymbolsToPublishDirectory", "false"),
        ("IlcPgoOptimize", isPgo ? "true" : "false"),
        (FolderProperty, isPgo ? profile.Folder : ""),
    ];
}
