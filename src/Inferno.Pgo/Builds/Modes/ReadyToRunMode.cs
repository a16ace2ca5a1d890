using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Builds.Modes;

/// <summary>The profile is compiled into ReadyToRun images of a self-contained program, and embedded in them.</summary>
/// <remarks>
/// The program and its framework are one version bubble, which no property can say: outside one bubble the compiler leaves out
/// generic instances over the framework's types, and their profiles with them, and the runtime then compiles them without. One
/// bubble takes a self-contained program, whose framework never changes without it. It is compiled for the machine's own
/// instruction set, as what uses wider vectors is left out otherwise.
/// </remarks>
internal sealed class ReadyToRunMode() : StaticMode(PgoMode.ReadyToRun)
{
    private const string Profile = "InfernoPgoProfile";

    internal override IReadOnlyList<string> Switches => [Profile, ReadyToRunArguments];

    internal override bool? TieredPgo => false;

    internal override bool EmbedsProfile => true;

    internal override string ProfileAdvice => "Check that nothing removes PublishReadyToRunPgoFiles or sets CustomAfterMicrosoftCommonTargets";

    internal override string BuildFile =>
        $"""
          <ItemGroup Condition="'$({Profile})' != ''">
            <PublishReadyToRunPgoFiles Include="$({Profile})" />
          </ItemGroup>
          <Target Name="InfernoOneVersionBubble" BeforeTargets="_CreateR2RImages">
            <ItemGroup>
              <InfernoBubble Include="--inputbubble" />
              <InfernoBubble Include="--instruction-set:native" />
              <InfernoBubble Include="@(_ReadyToRunAssembliesToReference->'--inputbubbleref:%(FullPath)')" />
            </ItemGroup>
            <PropertyGroup>
              <_InfernoGiven>$({ReadyToRunArguments})</_InfernoGiven>
              <{ReadyToRunArguments}>@(InfernoBubble);$(_InfernoGiven)</{ReadyToRunArguments}>
            </PropertyGroup>
          </Target>

        """;

    private protected override string ProfileProperty => Profile;

    internal override PublishEvidence EvidenceOf(PublishFolders folders)
    {
        IReadOnlyList<Compilation> calls = Crossgen2Log.Of(folders);
        return new PublishEvidence(
            calls,
            [.. calls.Select(call => Path.Combine(folders.Output, call.Image)).Where(File.Exists).SelectMany(ReadyToRunImage.Read)]);
    }

    internal override string Spell(MethodIdentity method) => DefinitionNames.InImage(method);

    private protected override IEnumerable<(string Name, string Value)> Compiled(bool isPgo, ProfileSwitches profile) =>
    [
        ("PublishReadyToRun", "true"),
        ("SelfContained", "true"),
        ("TieredPGO", "false"),
        (Profile, isPgo ? profile.Profile : ""),
        (ReadyToRunArguments, isPgo ? "--embed-pgo-data" : ""),
        ("UseAppHost", "true"),
        .. BuildRecipe.FilesOnDisk,
    ];
}
