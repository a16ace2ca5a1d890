using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Builds.Training;
using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Builds.Making;

/// <summary>Everything that decides what the two builds of a mode will be.</summary>
/// <param name="Baseline">The recipe of the baseline.</param>
/// <param name="Pgo">The recipe of the PGO build.</param>
/// <param name="Sources">The sources and the SDK.</param>
/// <param name="Profile">The profile of a static mode.</param>
internal sealed record BuildInputs(BuildRecipe Baseline, BuildRecipe Pgo, BuildSources Sources, TrainedProfile? Profile)
{
    /// <summary>What is compiled for; a profile, which has the same sources, does not depend on it.</summary>
    public string InstructionSets { get; init; } = Builds.InstructionSets.OfThisProcessor;

    private string OutputRoot { get; init; } = "";

    private ModeDefinition Definition => ModeDefinition.Of(Mode);

    /// <summary>The mode of both.</summary>
    public PgoMode Mode => Baseline.Mode;

    public static BuildInputs Of(PgoConfig config, PgoMode mode, BuildSources sources, TrainedProfile? profile)
    {
        ModeDefinition definition = ModeDefinition.Of(mode);
        IReadOnlyList<AssemblyWeight> weights = profile?.Record.Assemblies ?? [];
        BuildRecipe pgo = definition.Recipe(config, BuildVariant.Pgo, profile?.Path, weights);
        return new BuildInputs(definition.Baseline(config, weights), pgo, sources, profile) { OutputRoot = config.Output };
    }

    /// <summary>The same sources and profile by recipes that were recorded elsewhere.</summary>
    public BuildInputs By(RecordedBuilds recorded) => this with
    {
        Baseline = Baseline.RecordedAs(recorded.Baseline, Definition.Places, Pgo),
        Pgo = Pgo.RecordedAs(recorded.Pgo, Definition.Places, Pgo),
    };

    /// <summary>
    /// One digest of it all: equal digests mean that building again would change nothing. The place of the checkout
    /// does not count.
    /// </summary>
    public string Digest() => Builds.Digest.OfText(string.Join(
        '\n',
        [
            Sources.Digest, Sources.Sdk, InstructionSets, Mode.Name(), Profile?.Record.Digest ?? "", Targets, .. Lines(Baseline), .. Lines(Pgo),
        ]));

    private string Targets => Publishing.OwnFolders.Text + Definition.BuildFile;

    private IEnumerable<string> Lines(BuildRecipe recipe) => recipe.Properties.Select(property =>
        $"{recipe.Variant.Name()} {property.Key}={property.Value.Replace(OutputRoot + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}");
}
