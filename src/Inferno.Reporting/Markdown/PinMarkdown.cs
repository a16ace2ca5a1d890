using System.Globalization;
using Inferno.Pgo.Builds.Pins;
using Inferno.Reporting.Wording;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders the reference builds.</summary>
public static class PinMarkdown
{
    private static readonly string[] Header = ["digest", "mode", "commit", "pinned (UTC)", "state"];

    /// <summary>The table of <paramref name="pins"/>, the latest first, ending in a line feed.</summary>
    public static string Render(IReadOnlyList<PinEntry> pins)
    {
        if (pins.Count == 0)
        {
            return "No build is pinned; inferno-pgo pin makes the present ones the reference.\n";
        }

        string[] references = [.. pins.Where(entry => entry.Pin is not null)
            .GroupBy(entry => entry.Pin!.Builds.Mode)
            .Select(mode => mode.First().Folder)];
        return MarkdownTable.Render(Header, [.. pins.Select(entry => Row(entry, references.Contains(entry.Folder)))])
            + string.Concat(pins.Where(entry => entry.Damage is not null).Select(entry => $"\n{entry.Damage}\n"));
    }

    private static IReadOnlyList<string> Row(PinEntry entry, bool isReference) =>
    [
        entry.Folder[..Math.Min(12, entry.Folder.Length)],
        entry.Pin?.Builds.Mode ?? "?",
        entry.Pin?.Commit is { } commit ? commit[..Math.Min(12, commit.Length)] : "none",
        entry.Pin?.PinnedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "?",
        entry.Damage is not null ? "**damaged**" : isReference ? "reference" : "kept",
    ];
}
