using System.Globalization;
using Inferno.Measuring.Records;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Reporting.Metrics;

namespace Inferno.Reporting.Html;

/// <summary>Where all this was measured, and where the time went.</summary>
internal static class EnvironmentSection
{
    private static readonly string[] Header = ["", ""];

    public static Section Render(RunRecord run) => new(
        "environment",
        "Environment",
        "Ratios carry over to like machines; times do not.",
        HtmlTable.Render(Header, [.. Machine(run), .. Tools(run.Modes[0].Builds.Manifest), .. run.Modes.Select(Time)]));

    private static IEnumerable<string[]> Machine(RunRecord run) =>
    [
        ["operating system", run.Machine.OperatingSystem],
        ["processors", $"{Text(run.Machine.Processors)}, {run.Machine.Architecture}"],
        ["runtime of the harness", run.Machine.Runtime],
        ["inputs", string.Join(", ", run.Inputs.Select(path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path))))],
        ["seed", Text(run.Seed)],
    ];

    private static IEnumerable<string[]> Tools(BuildManifest? manifest) => manifest is null ? [] :
    [
        ["SDK", manifest.Tools.Sdk],
        ["runtime of the program", manifest.Tools.Runtime],
        ["commit", manifest.GitCommit ?? "outside a repository"],
        ["sources", manifest.SourceDigest],
    ];

    private static string[] Time(ModeRecord mode) =>
    [
        $"time on {mode.Result.Mode.Name()}",
        $"building {Quantity.Seconds(mode.TimeSpent.Building)}, measuring {Quantity.Seconds(mode.TimeSpent.Measuring)}, "
            + $"scoring {Quantity.Seconds(mode.TimeSpent.Scoring)}",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
