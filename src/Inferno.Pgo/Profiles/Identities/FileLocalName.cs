using System.Text.RegularExpressions;

namespace Inferno.Pgo.Profiles.Identities;

/// <summary>
/// The name that C# gives a type which only its file sees (<c>file class</c>; generators of regular expressions make many): the file's name, then
/// F and the SHA-256 of its path, then the type's. The same source compiled in another folder has types of other names.
/// </summary>
internal static partial class FileLocalName
{
    /// <summary><paramref name="text"/> without the digests of paths in its names.</summary>
    public static string WithoutPath(string text) => PathDigest().Replace(text, ">F__");

    [GeneratedRegex(">F[0-9A-F]{64}__")]
    private static partial Regex PathDigest();
}
