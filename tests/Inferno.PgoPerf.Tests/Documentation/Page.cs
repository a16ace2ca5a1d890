using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Tests.Documentation;

/// <summary>A Markdown page: what it links to, and what of it can be linked to.</summary>
/// <param name="path">The file, absolute.</param>
internal sealed partial class Page(string path)
{
    private readonly string _text = Code.Replace(File.ReadAllText(path), "");

    /// <summary>Links to files and headings, in the order of the page; those to the web are not among them.</summary>
    public IEnumerable<string> Links => Link.Matches(_text).Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>Whether <paramref name="link"/> leads to a file or folder and, where it names one, to a heading in it.</summary>
    public bool Resolves(string link)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? path : Path.GetFullPath(parts[0], Path.GetDirectoryName(path)!);
        return (File.Exists(target) || Directory.Exists(target)) && (parts.Length == 1 || new Page(target).Anchors.Contains(parts[1]));
    }

    // As GitHub makes them: lower case, spaces to hyphens, everything else but letters, digits, _ and - left out.
    private IEnumerable<string> Anchors => Heading.Matches(_text)
        .Select(match => Dropped.Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex Dropped { get; }
}
