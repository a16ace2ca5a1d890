using System.Globalization;
using Inferno.Pgo.Profiles.Staleness;

namespace Inferno.Pgo.Build;

/// <summary>What is wrong with a publish's profile; the ids mean what they mean in <c>inferno-pgo verify</c>.</summary>
/// <param name="Id">A stable id, for instance <c>INF1022</c>.</param>
/// <param name="Cause">What is wrong, in one line.</param>
/// <param name="NextStep">What to do about it.</param>
public sealed record Finding(string Id, string Cause, string NextStep)
{
    private const string Export = "Run inferno-pgo export, and commit what it writes";
    private const string Examples = "its heaviest are ";
    private const int Shown = 3;

    internal static Finding Unreadable(string message) =>
        new("INF1051", $"the profile cannot be read: {message.TrimEnd('.')}", $"Restore the file from the repository; a pointer of Git LFS needs `git lfs pull`. Else: {Export}");

    internal static Finding OtherRecord(string profile, string record) => new(
        "INF1051",
        $"{profile} is not the file that {record} describes: their digests differ",
        $"Commit both files together, and resolve a conflict in them by training anew. {Export}");

    internal static Finding Empty(string profile) =>
        new("INF1020", $"{profile} holds no method", $"Check that the training runs do the work that shall be fast. {Export}");

    internal static Finding Foreign(string profile) =>
        new("INF1025", $"{profile} holds no method of this program: it was trained on another program", Export);

    internal static Finding Stale(string profile, ProfileStaleness staleness, double most) => new(
        "INF1022",
        Text($"{profile} is stale: {staleness.StalePercent:F1}% of its weight in the program, more than {most}%, is in {staleness.Stale.Count} methods that are gone or have other code; {Examples}")
        + string.Join(", ", staleness.Stale.Take(Shown).Select(method => $"{method.Profile.Method} ({Reason(method.Reason)})")),
        $"{Export}. Until then the property InfernoPgoMostStalePercent may allow more, or InfernoPgo=false publish without the profile");

    internal static Finding NotGiven(string response, string profile) => new(
        "INF1013",
        $"the native compiler was not given the profile: {response} does not name {profile}",
        "Check that no target of the project takes MibcFile or IlcArg away, then publish again");

    internal static Finding NotEmbedded(string profile, int embedded, int expected) => new(
        "INF1033",
        $"the compiled images embed profile data of {embedded} methods where {profile} has {expected} of theirs, so the ReadyToRun compiler did not use it",
        "Check that no target of the project takes PublishReadyToRunPgoFiles or PublishReadyToRunCrossgen2ExtraArgs away, then publish again");

    internal static Finding Damaged(string profile, string message) => new(
        "INF1033",
        $"a compiled image cannot be read ({message.TrimEnd('.')}), so nothing shows that {profile} was used",
        "Delete the folder obj, then publish again");

    private static string Reason(StaleReason reason) => reason == StaleReason.Missing ? "gone" : "other code";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
