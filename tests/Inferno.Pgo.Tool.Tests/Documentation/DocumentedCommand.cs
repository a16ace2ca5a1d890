using System.Text.RegularExpressions;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests.Documentation;

/// <summary>A command of the tool as a page gives it.</summary>
/// <param name="Page">The page, relative to the repository.</param>
/// <param name="Text">The command without the tool's name, in one line.</param>
public sealed partial record DocumentedCommand(string Page, string Text)
{
    private static readonly string[] Groups = ["bench", "history", "profile"];

    /// <summary>The words that name the command, without its arguments.</summary>
    public IReadOnlyList<string> Path => [.. Words.Take(Groups.Contains(Words[0]) && Words.Length > 1 && !IsOption(Words[1]) ? 2 : 1)];

    /// <summary>The options before the command line of another program.</summary>
    public IReadOnlyList<string> Options =>
        [.. Words.TakeWhile(word => word != "--").Where(IsOption).Select(word => word.Split('=')[0])];

    private string[] Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>All commands of the README, the contributor's guide, the tool's own page and docs, the notebook too.</summary>
    public static IReadOnlyList<DocumentedCommand> ReadAll() =>
    [
        .. Directory.EnumerateFiles(RepositoryLayout.At("docs"), "*.md", SearchOption.AllDirectories)
            .Append(RepositoryLayout.At("README.md"))
            .Append(RepositoryLayout.At("CONTRIBUTING.md"))
            .Append(RepositoryLayout.At("src", "Inferno.Pgo.Tool", "README.md"))
            .SelectMany(file => ReadPage(System.IO.Path.GetRelativePath(RepositoryLayout.Root, file), File.ReadAllText(file)))
            .Distinct(),
    ];

    /// <summary>The commands of one page.</summary>
    public static IEnumerable<DocumentedCommand> ReadPage(string page, string text) => Pattern
        .Matches(text.Replace("\\\n", " ", StringComparison.Ordinal))
        .Select(match => new DocumentedCommand(page, match.Groups["command"].Value.Trim()));

    /// <inheritdoc/>
    public override string ToString() => $"{Page}: {Text}";

    private static bool IsOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal);

    [GeneratedRegex(@"(inferno-pgo|Inferno\.Pgo\.Tool( -c Release)? --) (?<command>[a-z][a-z]*( [^`|\n#>;]+)?)(?=[`|\n#>;])", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern { get; }
}
