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
/// When the runtime compiles a hot method again, it looks for the method's profile in the image of the assembly that defines the
/// method, and nowhere else. So every assembly of the framework that holds weight is compiled anew, with the program's profile; in
/// the baseline likewise, with Microsoft's, which its images carry as shipped.
/// </remarks>
internal sealed class ReadyToRunMode() : StaticMode(PgoMode.ReadyToRun)
{
    private const string Profile = "InfernoPgoProfile";
    private const string Assemblies = "InfernoPgoAssemblies";
    private const char Separator = '|';

    public override bool OnDemand => true;

    internal override IReadOnlyList<string> Switches => [Profile, ReadyToRunArguments];

    internal override bool? TieredPgo => false;

    internal override bool EmbedsProfile => true;

    internal override bool BaselineAwaitsProfile => true;

    internal override string ProfileAdvice => "Check that nothing removes PublishReadyToRunPgoFiles or sets CustomAfterMicrosoftCommonTargets";

    internal override string BuildFile =>
        $"""
          <ItemGroup Condition="'$({Profile})' != ''">
            <PublishReadyToRunPgoFiles Include="$({Profile})" />
          </ItemGroup>
          <Target Name="InfernoProfiledFramework" AfterTargets="_PrepareForReadyToRunCompilation" Condition="'$({Assemblies})' != ''">
            <ItemGroup>
              <_InfernoFramework Include="@(_ReadyToRunImplementationAssemblies)" Condition="$([System.String]::Copy('{Separator}$({Assemblies}){Separator}').Contains('{Separator}%(Filename){Separator}'))" />
              <_InfernoFramework Remove="@(_ReadyToRunCompileList)" />
              <_ReadyToRunCompileList Include="@(_InfernoFramework)">
                <OutputR2RImage>$(_ReadyToRunOutputPath)/%(_InfernoFramework.RelativePath)</OutputR2RImage>
              </_ReadyToRunCompileList>
              <_ReadyToRunFilesToPublish Include="@(_InfernoFramework->'$(_ReadyToRunOutputPath)/%(RelativePath)')" />
              <_InfernoShipped Include="@(ResolvedRuntimePack->'%(PackageDirectory)/tools/StandardOptimizationData.mibc')" />
              <_ReadyToRunPgoFiles Include="@(_InfernoShipped)" Condition="'$({Profile})' == '' and Exists('%(FullPath)')" />
            </ItemGroup>
          </Target>
          <Target Name="InfernoOneVersionBubble" BeforeTargets="_CreateR2RImages">
            <ItemGroup>
              <InfernoBubble Include="--inputbubble" />
              <InfernoBubble Include="--instruction-set:native" />
              <InfernoBubble Include="--embed-pgo-data" Condition="'$({Profile})' == '' and '$({Assemblies})' != ''" />
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
            [.. Images().SelectMany(ReadyToRunImage.Read)])
        {
            Framework = PublishEvidence.FrameworkAmong(Images()),
        };

        IEnumerable<string> Images() => calls.Select(call => Path.Combine(folders.Output, call.Image)).Where(File.Exists);
    }

    internal override string Spell(MethodIdentity method) => DefinitionNames.InImage(method);

    private protected override IEnumerable<(string Name, string Value)> Compiled(bool isPgo, ProfileSwitches profile) =>
    [
        ("PublishReadyToRun", "true"),
        ("SelfContained", "true"),
        ("TieredPGO", "false"),
        (Profile, isPgo ? profile.Profile : ""),
        (ReadyToRunArguments, isPgo ? "--embed-pgo-data" : ""),
        (Assemblies, string.Join(Separator, profile.Assemblies)),
        ("UseAppHost", "true"),
        .. BuildRecipe.FilesOnDisk,
    ];
}
