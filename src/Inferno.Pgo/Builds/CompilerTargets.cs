namespace Inferno.Pgo.Builds;

/// <summary>
/// What no command line can say to the compilers, since the SDK takes it as items: to that of ReadyToRun the profile, and
/// that the program and its framework are one version bubble; to the native one how much it may inline. A build file
/// imported by CustomAfterMicrosoftCommonTargets can, and leaves the program's own files alone.
/// </summary>
/// <remarks>
/// Outside one bubble the ReadyToRun compiler leaves out generic instances over the framework's types, and their profiles
/// with them: the runtime then compiles them without. One bubble takes a self-contained program, whose framework never
/// changes without it. It is compiled for the machine's own instruction set, as what uses wider vectors is left out
/// otherwise. The limit of inlining is that into methods with a profile, so the baseline does not change with it:
/// 1,024 bytes of IL (0x400), which the JIT allows with a dynamic profile, instead of 256.
/// </remarks>
internal static class CompilerTargets
{
    /// <summary>The property that names the profile; empty in the baseline.</summary>
    public const string ProfileProperty = "InfernoPgoProfile";

    /// <summary>The content of the build file, on which the bytes of the builds depend.</summary>
    public const string Text =
        $"""
        <Project>
          <ItemGroup Condition="'$({ProfileProperty})' != ''">
            <PublishReadyToRunPgoFiles Include="$({ProfileProperty})" />
          </ItemGroup>
          <ItemGroup>
            <IlcArg Include="--codegenopt:JitExtDefaultPolicyMaxILRoot=400" />
          </ItemGroup>
          <Target Name="InfernoOneVersionBubble" BeforeTargets="_CreateR2RImages">
            <ItemGroup>
              <InfernoBubble Include="--inputbubble" />
              <InfernoBubble Include="--instruction-set:native" />
              <InfernoBubble Include="@(_ReadyToRunAssembliesToReference->'--inputbubbleref:%(FullPath)')" />
            </ItemGroup>
            <PropertyGroup>
              <_InfernoGiven>$(PublishReadyToRunCrossgen2ExtraArgs)</_InfernoGiven>
              <PublishReadyToRunCrossgen2ExtraArgs>@(InfernoBubble);$(_InfernoGiven)</PublishReadyToRunCrossgen2ExtraArgs>
            </PropertyGroup>
          </Target>
        </Project>

        """;

    public static string PathUnder(string output) => Path.Combine(output, "profiles", "compilers.targets");

    public static void WriteUnder(string output)
    {
        string path = PathUnder(output);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, Text);
        File.Move(temporary, path, overwrite: true);
    }
}
