using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Modes;

/// <summary>Both builds are ReadyToRun; in the PGO build the runtime instruments hot code and compiles it anew.</summary>
internal sealed class DynamicMode() : ModeDefinition(PgoMode.Dynamic)
{
    private const string Switch = "TieredPGO";

    // Else every start compiles what these let into the images: vectors as wide as the machine's, and generic code of the
    // framework over the framework's own types, which the runtime takes only while the framework's code is what it was.
    private const string CompileAll = "--instruction-set:native;--opt-cross-module:*;--non-local-generics-module:*";

    internal override IReadOnlyList<string> Switches => [Switch];

    internal override bool? TieredPgo => true;

    internal override PublishEvidence EvidenceOf(PublishFolders folders) => new(Crossgen2Log.Of(folders), []);

    internal override bool IsChangedByPgo(string path, IReadOnlyList<Compilation> compilations) => PublishedProgram.IsRuntimeConfig(path);

    private protected override IEnumerable<(string Name, string Value)> Decided(bool isPgo, ProfileSwitches? profile) =>
    [
        ("PublishReadyToRun", "true"),
        ("SelfContained", "false"),
        (Switch, isPgo ? "true" : "false"),
        (ReadyToRunArguments, CompileAll),
        .. BuildRecipe.FilesOnDisk,
    ];
}
