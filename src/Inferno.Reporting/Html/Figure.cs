using Inferno.Reporting.Plots;

namespace Inferno.Reporting.Html;

/// <summary>A plot with its caption.</summary>
internal static class Figure
{
    /// <summary>The element.</summary>
    /// <param name="id">Unique within the page.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="plot">The plot; it is used up.</param>
    public static Markup Of(string id, string caption, PagePlot plot)
    {
        using (plot)
        {
            return Markup.Of($"<figure><figcaption>{caption}</figcaption>{new Markup(plot.ToSvg(id, caption))}</figure>\n");
        }
    }

    /// <summary>What the two builds look like in every plot.</summary>
    public static Markup Legend(string candidate) => Markup.Of(
        $"""<p class="legend"><span class="key baseline">○ baseline</span> <span class="key candidate">◆ {candidate}</span></p>""");
}
