namespace Inferno.Reporting.Html;

/// <summary>Writes tables that scroll within themselves where the page is narrow.</summary>
internal static class HtmlTable
{
    /// <summary>The table; the first column names its row.</summary>
    public static Markup Render(IEnumerable<string> header, IEnumerable<IEnumerable<Markup>> rows) => Markup.Of(
        $"""
        <div class="scroll"><table>
        <thead><tr>{header.Select(title => Markup.Of($"<th>{title}</th>"))}</tr></thead>
        <tbody>
        {rows.Select(Row)}</tbody>
        </table></div>
        """);

    /// <summary>The table of texts.</summary>
    public static Markup Render(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) =>
        Render(header, rows.Select(row => row.Select(cell => Markup.Of($"{cell}"))));

    private static Markup Row(IEnumerable<Markup> cells) => Markup.Of(
        $"<tr>{cells.Select((cell, column) => column == 0 ? Markup.Of($"<th>{cell}</th>") : Markup.Of($"<td>{cell}</td>"))}</tr>\n");
}
