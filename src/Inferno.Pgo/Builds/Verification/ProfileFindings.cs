using System.Globalization;
using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The catalogue's part about profiles, INF1020 to INF1029.</summary>
internal static class ProfileFindings
{
    public static Finding Empty(string file) => new(
        "INF1020",
        FindingSeverity.Error,
        $"profile {file} holds no method",
        "Check that the training runs do the work that shall be fast, then run inferno-pgo build --force");

    public static Finding Foreign(StaticEvidence evidence) => new(
        "INF1025",
        FindingSeverity.Error,
        $"profile {evidence.Training.File} holds no method of this program: it was trained on another program",
        "Train this program (\"training\" in the configuration), then run inferno-pgo build --force");

    public static Finding MostlyLeft(StaticEvidence evidence, double least) => new(
        "INF1021",
        FindingSeverity.Warning,
        Text($"the build can use {evidence.Fit.UsedPercent():F1}% of the weight of profile {evidence.Training.File}, less than {least:F0}%; it leaves {evidence.Fit.Left()}: not compiled with it, or other code than was trained"),
        "Let \"frameworkPercent\" in the configuration be smaller, so that more of the framework is compiled with the profile, and train on the framework's version that the program is published with");

    public static Finding Stale(StaticEvidence evidence, double most) => new(
        "INF1022",
        FindingSeverity.Error,
        Text($"profile {evidence.Training.File} is stale: {evidence.Fit.StalePercent:F1}% of its weight in the program, more than {most:F0}%, is in {evidence.Fit.StaleMethods} methods that are gone or have other code"),
        "Run inferno-pgo build --retrain");

    public static Finding LowCoverage(StaticEvidence evidence, double least) => new(
        "INF1023",
        FindingSeverity.Warning,
        Text($"a training run has only {evidence.Training.CoveragePercent:F1}% of its hot work in common with the others, less than {least:F0}%"),
        "Add training runs until each kind of work is in more than one");

    public static Finding EventsLost(StaticEvidence evidence) => new(
        "INF1024",
        FindingSeverity.Warning,
        Text($"the runtime dropped {evidence.Training.EventsLost} events in training, so counts may be too low"),
        "Train on a machine with nothing else to do");

    public static Finding Truncated(StaticEvidence evidence) => new(
        "INF1026",
        FindingSeverity.Warning,
        Text($"{evidence.Training.Truncated} training traces break off, so what their programs did last is not in profile {evidence.Training.File}"),
        "Let the programs end in order: by themselves, or by a signal that they handle; then run inferno-pgo build --retrain");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
