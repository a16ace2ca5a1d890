using Inferno.Pgo.Profiles.Committed;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>
/// One digest over the content of many files; dates do not count, and neither do profiles and their records, wherever they lie: one that is
/// committed beside a program would make itself stale, and one that a compiler is given is seen in the compiler's arguments.
/// </summary>
internal static class SourceDigest
{
    private const string Profile = ".mibc";

    /// <summary>The digest of <paramref name="files"/>, named relative to <paramref name="root"/>.</summary>
    public static string Of(string root, IEnumerable<string> files) => Digest.OfText(string.Concat(
        files
            .Where(file => !IsProfile(file))
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => $"{entry.Name}\0{Digest.OfFile(entry.File)}\n")));

    private static bool IsProfile(string file) =>
        file.EndsWith(Profile, StringComparison.Ordinal) || file.EndsWith(ProfileRecord.PathOf(Profile), StringComparison.Ordinal);
}
