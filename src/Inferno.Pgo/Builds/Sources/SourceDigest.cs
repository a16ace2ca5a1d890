namespace Inferno.Pgo.Builds.Sources;

/// <summary>One digest over the content of many files; dates do not count.</summary>
internal static class SourceDigest
{
    /// <summary>The digest of <paramref name="files"/>, named relative to <paramref name="root"/>.</summary>
    public static string Of(string root, IEnumerable<string> files) => Digest.OfText(string.Concat(
        files
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => $"{entry.Name}\0{Digest.OfFile(entry.File)}\n")));
}
