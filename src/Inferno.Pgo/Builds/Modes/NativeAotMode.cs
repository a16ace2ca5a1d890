using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Publishing;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Builds.Modes;

/// <summary>The profile is compiled into a native executable.</summary>
/// <remarks>
/// The limit of inlining is that into methods with a profile, so the baseline does not change with it: 1,024 bytes of IL
/// (0x400), which the JIT allows with a dynamic profile, instead of 256.
/// </remarks>
internal sealed class NativeAotMode() : StaticMode(PgoMode.NativeAot)
{
    private const string Folder = "IlcMibcPath";
    private const string Optimize = "IlcPgoOptimize";

    public override PgoMode Instrumented => PgoMode.Dynamic;

    internal override IReadOnlyList<string> Switches => [Folder, Optimize];

    internal override bool? TieredPgo => null;

    internal override string ProfileAdvice => $"Check that nothing sets {Optimize} to false or changes {Folder}";

    internal override string BuildFile =>
        """
          <ItemGroup>
            <IlcArg Include="--codegenopt:JitExtDefaultPolicyMaxILRoot=400" />
          </ItemGroup>

        """;

    private protected override string ProfileProperty => Folder;

    internal override string? Missing(IReadOnlyDictionary<string, string> properties, string? searchPath) =>
        NativeToolchain.Missing(properties, searchPath);

    internal override PublishEvidence EvidenceOf(PublishFolders folders)
    {
        string[] responses = [.. Intermediate(folders, "*" + IlcResponse.Suffix)];
        return new PublishEvidence(
            [.. responses.Select(file => IlcResponse.Read(Path.GetFileName(file), File.ReadLines(file)))],
            [.. Intermediate(folders, "*.map.xml").SelectMany(NativeMap.Read)])
        {
            Framework = PublishEvidence.FrameworkAmong(responses.SelectMany(file => IlcResponse.References(File.ReadLines(file)))),
        };
    }

    internal override string Spell(MethodIdentity method) => DefinitionNames.InMap(method);

    private protected override IEnumerable<(string Name, string Value)> Compiled(bool isPgo, ProfileSwitches profile) =>
    [
        ("PublishAot", "true"),
        ("PublishTrimmed", "true"),
        ("PublishSingleFile", "false"),
        ("PublishReadyToRun", "false"),
        ("OptimizationPreference", "Speed"),
        // A JIT compiles for the machine at hand; with the portable default, wide vectors are off and nothing else can show.
        ("IlcInstructionSet", "native"),
        ("IlcGenerateMapFile", "true"),
        ("CopyOutputSymbolsToPublishDirectory", "false"),
        (Optimize, isPgo ? "true" : "false"),
        (Folder, isPgo ? profile.Folder : ""),
    ];

    private static IEnumerable<string> Intermediate(PublishFolders folders, string pattern) => Directory
        .EnumerateFiles(Path.Combine(folders.Work, "obj"), pattern, SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);
}
