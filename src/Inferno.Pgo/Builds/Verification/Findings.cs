namespace Inferno.Pgo.Builds.Verification;

/// <summary>The catalogue: every finding about builds with its id, cause and next step. Ids are never reused.</summary>
internal static class Findings
{
    private const string Rebuild = "Run inferno-pgo build --force";

    public static Finding Identical(PgoMode mode, int files) => Error(
        "INF1001",
        $"baseline and PGO build are identical ({files} files), so mode {mode.Name()} has no effect to measure",
        "Check that the project does not set the PGO properties itself, then " + Lower(Rebuild));

    public static Finding MustNotDiffer(PgoMode mode, string path) => Error(
        "INF1002",
        $"{path} differs between the builds, and mode {mode.Name()} must not change it",
        "Make the build deterministic (no time stamps, no absolute paths), then " + Lower(Rebuild));

    public static Finding NothingThatMustDifferDoes(PgoMode mode) => Error(
        "INF1003",
        $"no file differs that mode {mode.Name()} must change",
        "Check that the project does not override the PGO switch, then " + Lower(Rebuild));

    public static Finding RecipesDiffer(string property, string baseline, string pgo) => Error(
        "INF1004",
        $"the recipes differ in {property}: '{baseline}' in the baseline, '{pgo}' in the PGO build",
        "Set it in \"properties\" of the configuration, which serves both builds, then " + Lower(Rebuild));

    public static Finding ChangedSinceManifest(string path, string change) => Error(
        "INF1005", $"{path} {change} since the manifest was written", Rebuild);

    public static Finding BaselineHasPgo() => Error(
        "INF1006",
        "the baseline does not switch dynamic PGO off in its runtimeconfig.json",
        "Remove TieredPGO from the project and its runtimeconfig.template.json, then " + Lower(Rebuild));

    public static Finding PgoSwitchWrong(bool wanted) => Error(
        "INF1007",
        $"the PGO build's runtimeconfig.json does not set System.Runtime.TieredPGO to {(wanted ? "true" : "false")}",
        "Remove TieredPGO from the project and its runtimeconfig.template.json, then " + Lower(Rebuild));

    public static Finding OnlyInOne(string path, bool inBaseline) => Error(
        "INF1008",
        $"{path} is only in the {(inBaseline ? "baseline" : "PGO build")}",
        "Find what copies it in one build only, then " + Lower(Rebuild));

    public static Finding RuntimeConfigsDiffer() => Error(
        "INF1009",
        "the runtimeconfig.json files differ in more than System.Runtime.TieredPGO",
        "Make every other runtime setting the same in both builds, then " + Lower(Rebuild));

    public static Finding RuntimeConfigUnreadable(BuildVariant variant) => Error(
        "INF1010",
        $"{variant.Name()} has no readable runtimeconfig.json",
        "Publish an executable project (OutputType Exe), then " + Lower(Rebuild));

    public static Finding SwitchNotThrown(string property, string value) => Error(
        "INF1011",
        $"{property} is '{value}' in both recipes, so the PGO build has no PGO",
        Rebuild);

    public static Finding Stale() => Error(
        "INF1012",
        "the sources, the SDK, the processor, the configuration or the profile changed since the builds were made",
        "Run inferno-pgo build");

    public static Finding Rejected(string directory, string reason) => Error(
        "INF1040",
        $"the builds made last failed their verification for {reason}, and lie in {directory}",
        "Mend what they were rejected for, then run inferno-pgo build");

    public static Finding NoTieredCompilation() => Error(
        "INF1041",
        "the PGO build's runtimeconfig.json switches tiered compilation off, without which there is no dynamic PGO",
        "Remove TieredCompilation from the project and its runtimeconfig.template.json, then " + Lower(Rebuild));

    private static Finding Error(string id, string cause, string nextStep) =>
        new(id, FindingSeverity.Error, cause, nextStep);

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
