using System.Globalization;
using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The catalogue's part about compiled method bodies, INF1030 to INF1039.</summary>
internal static class BodyFindings
{
    public static Finding NoneChanged(int compared) => new(
        "INF1030",
        FindingSeverity.Error,
        $"none of {compared} compiled method bodies differs, so the compiler did not use the profile",
        "Check that the publish hands the profile to the compiler and that class and block data are embedded, "
        + "then run inferno-pgo build --force");

    public static Finding NoneProfiled() => new(
        "INF1031",
        FindingSeverity.Error,
        "no hot method of the profile is compiled into the program, so the profile is of another program",
        "Train this program (\"training\" in the configuration), then run inferno-pgo build --force");

    public static Finding HottestUntouched(BodyChanges changes, double least) => new(
        "INF1032",
        FindingSeverity.Error,
        string.Create(
            CultureInfo.InvariantCulture,
            $"only {changes.HotTouchedPercent:F1}% of the weight of {changes.HotMethods} hot methods is in code that changed, less than {least:F0}%; untouched: {string.Join(", ", changes.HottestUntouched.Take(3))}"),
        "Check that the profile is of this version of the program and that class and block data are embedded, "
        + "then run inferno-pgo build --force");

    public static Finding NothingEmbedded() => new(
        "INF1033",
        FindingSeverity.Error,
        "no ReadyToRun image of the PGO build embeds profile data, so the runtime recompiles hot code without it",
        "Pass --embed-pgo-data in PublishReadyToRunCrossgen2ExtraArgs, then run inferno-pgo build --force");

    public static Finding BaselineEmbedsProfile(IReadOnlyList<string> images) => new(
        "INF1034",
        FindingSeverity.Error,
        $"the baseline embeds profile data in {string.Join(", ", images)}",
        "Remove PublishReadyToRunPgoFiles and --embed-pgo-data from the project, then run inferno-pgo build --force");
}
