using System.Text;

namespace Inferno.Reporting.Wording;

/// <summary>Writes a table that reads well in a terminal and renders in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The table, each line ending in a line feed; every row has as many cells as <paramref name="header"/>.</summary>
    public static string Render(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. header.Select((title, column) => Math.Max(title.Length, rows.Max(row => row[column].Length)))];
        StringBuilder text = new();
        Append(text, header, widths);
        Append(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (IReadOnlyList<string> row in rows)
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells, int[] widths) =>
        text.Append("| ").AppendJoin(" | ", cells.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
}
