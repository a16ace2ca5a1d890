using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Builds.Modes;

/// <summary>
/// All that is particular to one mode: by which properties its two builds are published, in what they must and may differ, what
/// their compilers leave behind as evidence, what the machine must have. Whatever builds, verifies or measures asks here, and
/// nothing else tells modes apart.
/// </summary>
/// <remarks>Adding a mode is its name in <see cref="PgoMode"/>, its class, and a place in the list below.</remarks>
public abstract class ModeDefinition
{
    /// <summary>The property whose value is handed to the compiler of ReadyToRun images.</summary>
    private protected const string ReadyToRunArguments = "PublishReadyToRunCrossgen2ExtraArgs";

    private static readonly ModeDefinition[] All = [new DynamicMode(), new ReadyToRunMode(), new NativeAotMode()];

    private protected ModeDefinition(PgoMode mode) => Mode = mode;

    /// <summary>The mode.</summary>
    public PgoMode Mode { get; }

    /// <summary>Whether the PGO build is compiled with a recorded profile, for which the program must be trained.</summary>
    public virtual bool IsStatic => false;

    /// <summary>Whether it is measured at night and where somebody asks for it, but not by day.</summary>
    public virtual bool OnDemand => false;

    /// <summary>
    /// The mode whose PGO build shows what a workload does when the runtime counts it: this one, unless its builds hold no
    /// IL that could be instrumented. What a workload does is the same in every mode.
    /// </summary>
    public virtual PgoMode Instrumented => Mode;

    /// <summary>The properties in which the recipes of the two builds may differ, and must: the PGO switches.</summary>
    internal abstract IReadOnlyList<string> Switches { get; }

    /// <summary>
    /// What System.Runtime.TieredPGO is in the PGO build's runtimeconfig.json (it is off in every baseline's);
    /// <see langword="null"/> where builds have no such file.
    /// </summary>
    internal abstract bool? TieredPgo { get; }

    /// <summary>Whether the PGO build's images carry the profile, so that the runtime recompiles hot code with it.</summary>
    internal virtual bool EmbedsProfile => false;

    /// <summary>Properties that name a place, which differs from machine to machine.</summary>
    internal virtual IReadOnlyList<string> Places => [];

    /// <summary>Whether what the baseline is made of depends on where the profile's weight lies.</summary>
    internal virtual bool BaselineAwaitsProfile => false;

    /// <summary>What the mode adds to the build file of <see cref="CompilerTargets"/>.</summary>
    internal virtual string BuildFile => "";

    /// <summary>What to check where the compiler was not given the profile; empty where it is given none.</summary>
    internal virtual string ProfileAdvice => "";

    /// <summary>The class of <paramref name="mode"/>.</summary>
    public static ModeDefinition Of(PgoMode mode) => All.FirstOrDefault(definition => definition.Mode == mode)
        ?? throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a PGO mode.");

    /// <summary>What every mode adds to the build file, in the order of the modes.</summary>
    internal static IEnumerable<string> BuildFiles() => All.Select(definition => definition.BuildFile);

    /// <summary>The recipe of one build.</summary>
    /// <param name="variant">The side of the comparison.</param>
    /// <param name="runtimeIdentifier">The platform built for, for instance <c>linux-x64</c>.</param>
    /// <param name="extra">The program's own properties, the same in both builds.</param>
    /// <param name="profile">The profile of a static mode.</param>
    /// <exception cref="BuildException"><paramref name="extra"/> sets a property that the mode itself decides.</exception>
    internal BuildRecipe Recipe(
        BuildVariant variant, string runtimeIdentifier, IReadOnlyDictionary<string, string> extra, ProfileSwitches? profile = null) =>
        BuildRecipe.Of(Mode, variant, runtimeIdentifier, Decided(variant == BuildVariant.Pgo, profile), extra);

    /// <summary>The recipe by which <paramref name="config"/> is built here.</summary>
    /// <param name="config">The program and where its builds go.</param>
    /// <param name="variant">The side of the comparison.</param>
    /// <param name="profile">The .mibc file of a static mode, absolute.</param>
    /// <param name="weights">Where that file's weight lies.</param>
    /// <exception cref="BuildException">A property is one that the mode itself decides.</exception>
    internal BuildRecipe Recipe(PgoConfig config, BuildVariant variant, string? profile, IReadOnlyList<AssemblyWeight> weights) => Recipe(
        variant,
        HostDescription.Current.RuntimeIdentifier,
        config.Properties,
        profile is null ? null : new ProfileSwitches(profile, CompilerTargets.PathUnder(config.Output))
        {
            Assemblies = [.. weights.Where(own => own.Percent >= config.FrameworkPercent).Select(own => own.Assembly).Order(StringComparer.Ordinal)],
        });

    /// <summary>The recipe of the baseline, which is given no profile.</summary>
    /// <param name="config">The program and where its builds go.</param>
    /// <param name="weights">Where the profile's weight lies, as far as the baseline depends on it.</param>
    internal BuildRecipe Baseline(PgoConfig config, IReadOnlyList<AssemblyWeight> weights) =>
        Recipe(config, BuildVariant.Baseline, profile: "", weights);

    /// <summary>What is missing on this machine to build the mode, and what to install; <see langword="null"/> where nothing is.</summary>
    /// <param name="properties">The program's MSBuild properties.</param>
    /// <param name="searchPath">The folders of the PATH variable, joined as the platform does.</param>
    internal virtual string? Missing(IReadOnlyDictionary<string, string> properties, string? searchPath) => null;

    /// <summary>What a finished publish left behind about its compilers.</summary>
    /// <exception cref="Compiled.CompiledImageException">An image or a map cannot be read.</exception>
    internal abstract PublishEvidence EvidenceOf(PublishFolders folders);

    /// <summary>Whether PGO changes the file at <paramref name="path"/>; it must change one of them, and no other.</summary>
    /// <param name="path">Relative to the build.</param>
    /// <param name="compilations">The calls of the PGO build's compiler.</param>
    internal abstract bool IsChangedByPgo(string path, IReadOnlyList<Compilation> compilations);

    /// <summary>The name of <paramref name="method"/>'s definition among the compiled bodies of <see cref="EvidenceOf"/>.</summary>
    /// <exception cref="InvalidOperationException">The mode compiles no profile.</exception>
    internal virtual string Spell(MethodIdentity method) =>
        throw new InvalidOperationException($"mode {Mode.Name()} compiles no profile");

    /// <summary>The properties that the mode decides.</summary>
    private protected abstract IEnumerable<(string Name, string Value)> Decided(bool isPgo, ProfileSwitches? profile);
}
