using System.Globalization;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Training;
using Inferno.Reporting.Metrics;

namespace Inferno.Reporting.Html;

/// <summary>What the two builds are, what they cost, and that one of them is profile-guided.</summary>
internal static class BuildsSection
{
    private static readonly string[] Header = ["", "baseline", "PGO"];

    public static Section Render(RunRecord run) => new(
        "builds",
        "Builds",
        "Both are made of the same sources by the same tools; what differs between them is listed here, and nothing else does.",
        Markup.Join(run.Modes.Select(Mode)));

    private static Markup Mode(ModeRecord mode) => Markup.Of(
        $"""
        <h3>{mode.Result.Mode.Name()}</h3>
        {HtmlTable.Render(Header, [.. Made(mode.Builds.Manifest), .. Said(mode)])}
        {Differing(mode.Builds.Manifest)}
        {Profile(mode.Builds.Manifest?.Profile)}
        <p class="small">Manifest {mode.Builds.ManifestDigest}{(mode.Builds.Reused ? ", up to date before this run" : "")}.</p>

        """);

    private static IEnumerable<string[]> Made(BuildManifest? manifest) => manifest is null ? [] :
    [
        ["size on disk", Size(manifest.Baseline), Size(manifest.Pgo)],
        ["files", Text(manifest.Baseline.Files.Count), Text(manifest.Pgo.Files.Count)],
        ["publishing", Quantity.Seconds(manifest.Baseline.PublishSeconds), Quantity.Seconds(manifest.Pgo.PublishSeconds)],
        ["training", "none", manifest.Profile is { } profile ? Quantity.Seconds(profile.Training.Seconds) : "none"],
    ];

    private static IEnumerable<string[]> Said(ModeRecord mode) => mode.Result.Evidence is not { } said ? [] :
    [
        ["dynamic PGO", OnOff(said.Baseline.DynamicPgo), OnOff(said.Pgo.DynamicPgo)],
        ["methods instrumented", Count(said.Baseline), Count(said.Pgo)],
        .. ByTier(said.Baseline.Compiled, said.Pgo.Compiled),
    ];

    private static IEnumerable<string[]> ByTier(CompiledMethods? baseline, CompiledMethods? pgo) => baseline is null || pgo is null ? [] :
    [
        ["compiled in tier 0", Text(baseline.Tier0), Text(pgo.Tier0)],
        ["tier 0, with probes", Text(baseline.Tier0Instrumented), Text(pgo.Tier0Instrumented)],
        ["tier 1, with probes", Text(baseline.Tier1Instrumented), Text(pgo.Tier1Instrumented)],
        ["tier 1", Text(baseline.Tier1), Text(pgo.Tier1)],
        ["without tiers", Text(baseline.Untiered), Text(pgo.Untiered)],
    ];

    private static Markup Differing(BuildManifest? manifest)
    {
        if (manifest is null)
        {
            return Markup.None;
        }

        string[][] settings = [.. manifest.Baseline.Properties.Keys.Union(manifest.Pgo.Properties.Keys)
            .Select(name => new[]
            {
                name, manifest.Baseline.Properties.GetValueOrDefault(name, "–"), manifest.Pgo.Properties.GetValueOrDefault(name, "–"),
            })
            .Where(row => row[1] != row[2])];
        return Markup.Of(
            $"""
            <p class="small">Settings and files that differ; {Same(manifest)} files have the same bytes in both.</p>
            {HtmlTable.Render(Header, [.. settings, .. Files(manifest)])}
            """);
    }

    private static IEnumerable<string[]> Files(BuildManifest manifest)
    {
        Dictionary<string, FileDigest> pgo = manifest.Pgo.Files.ToDictionary(file => file.Path);
        return manifest.Baseline.Files
            .Where(file => pgo.GetValueOrDefault(file.Path)?.Sha256 != file.Sha256)
            .Select(file => new[] { file.Path, Described(file), Described(pgo.GetValueOrDefault(file.Path)) });
    }

    private static int Same(BuildManifest manifest) =>
        manifest.Baseline.Files.Intersect(manifest.Pgo.Files).Count();

    private static Markup Profile(StaticEvidence? evidence) => evidence is null ? Markup.None : Markup.Of(
        $"""
        <p class="small">Profile {evidence.Training.File}: {evidence.Training.Methods:N0} methods from
        {Runs(evidence.Training)}; the build {evidence.Fit.Describe()};
        {evidence.Fit.ProgramPercent:F0}% of its weight is the program's own, {evidence.Fit.StalePercent:F0}% of that is stale.
        Machine code: {evidence.Bodies.Changed:N0} of {evidence.Bodies.Compared:N0} method bodies changed, which
        touches {evidence.Bodies.HotTouchedPercent:F0}% of the hot methods' weight.</p>
        """);

    private static string Runs(TrainingRecord training) => training.CoveragePercent is { } percent
        ? string.Create(CultureInfo.InvariantCulture, $"{training.Runs.Count} training runs, each covered to {percent:F0}% or more by the others")
        : "one training run, so nothing says how well it stands for others";

    private static string Described(FileDigest? file) =>
        file is null ? "–" : $"{Quantity.Bytes(file.Size)}, {file.Sha256[..12]}";

    private static string Size(VariantRecord variant) => Quantity.Bytes(variant.TotalSize());

    private static string OnOff(bool on) => on ? "on" : "off";

    private static string Count(RuntimeEvidence evidence) => evidence.Compiled is { } methods ? Text(methods.Instrumented) : "not counted";

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
