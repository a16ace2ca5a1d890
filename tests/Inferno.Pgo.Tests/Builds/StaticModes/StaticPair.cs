using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Training;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

/// <summary>Sound pairs of static builds, from which each test takes away one thing.</summary>
internal static class StaticPair
{
    public const string ProfileName = "App-0123456789abcdef.mibc";
    public const string OptimisedCode = "optimised";
    private const string RuntimeConfig = """{"runtimeOptions":{"configProperties":{"System.Runtime.TieredPGO":false}}}""";

    private static readonly ProfileSwitches Switches =
        new(Path.Combine(Path.GetTempPath(), "profiles", ProfileName), Path.Combine(Path.GetTempPath(), "r2r.targets"));

    public static StaticEvidence Evidence { get; } = new(
        new TrainingRecord
        {
            File = ProfileName,
            Digest = new string('d', 64),
            Runs = ["short", "long"],
            Methods = 900,
            Unresolved = 0,
            EventsLost = 0,
            CoveragePercent = 99,
            Assemblies = [new AssemblyWeight("App", 120, 60), new AssemblyWeight("System.Linq", 40, 39), new AssemblyWeight("System.Memory", 2, 1)],
            Seconds = 12,
        },
        new ProfileFit(ProgramMethods: 120, ProgramPercent: 60, StaleMethods: 0, StalePercent: 0)
        {
            Reach = [new AssemblyReach("App", 60, 60), new AssemblyReach("System.Linq", 39, 39), new AssemblyReach("System.Memory", 1, 0)],
        },
        new BodyChanges(1_000, 120, 15, 20, 40, 90, []));

    public static BuildPair ReadyToRun { get; } = new(
        Recipe(PgoMode.ReadyToRun, BuildVariant.Baseline),
        Recipe(PgoMode.ReadyToRun, BuildVariant.Pgo),
        ReadyToRunSnapshot("plain"),
        ReadyToRunSnapshot(OptimisedCode))
    {
        BaselineCompilations = [Call("App.dll"), Call("Library.dll")],
        PgoCompilations = [Optimised("App.dll"), Optimised("Library.dll")],
        Evidence = Evidence,
    };

    public static BuildPair NativeAot { get; } = new(
        Recipe(PgoMode.NativeAot, BuildVariant.Baseline),
        Recipe(PgoMode.NativeAot, BuildVariant.Pgo),
        NativeSnapshot("plain"),
        NativeSnapshot(OptimisedCode))
    {
        BaselineCompilations = [Call("App")],
        PgoCompilations = [Optimised("App") with { EmbedsProfile = false }],
        Evidence = Evidence,
    };

    public static BuildRecipe Recipe(PgoMode mode, BuildVariant variant) =>
        ModeDefinition.Of(mode).Recipe(variant, "linux-x64", new Dictionary<string, string>(), Switches);

    public static BuildSnapshot ReadyToRunSnapshot(string code, string native = "same") => new(
        [
            File("App.dll", code),
            File("App.runtimeconfig.json", RuntimeConfig),
            File("Library.dll", "no hot code"),
            File("libnative.so", native),
        ],
        RuntimeConfig)
    {
        // The framework's images carry profile data in both builds.
        EmbeddedProfiles = code == OptimisedCode ? ["App.dll", "System.Framework.dll"] : ["System.Framework.dll"],
    };

    public static BuildSnapshot NativeSnapshot(string code, string native = "same") =>
        new([File("App", code), File("libnative.so", native)], RuntimeConfig: null);

    public static Compilation Call(string image) => new(image, [], EmbedsProfile: false, "same");

    public static Compilation Optimised(string image) => Call(image) with { Profiles = [ProfileName], EmbedsProfile = true };

    private static FileDigest File(string path, string content) => new(path, content.Length, Digest.OfText(content));
}
