using System.Globalization;
using System.Text;

namespace Inferno.Reporting.Csv;

/// <summary>Writes comma-separated values (RFC 4180, but with line feeds alone).</summary>
internal static class CsvTable
{
    /// <summary>The table; every row has as many cells as <paramref name="header"/>, <see langword="null"/> is an empty one.</summary>
    public static string Render(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        StringBuilder text = new();
        Append(text, header);
        foreach (IEnumerable<object?> row in rows)
        {
            Append(text, row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quote)).Append('\n');

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
