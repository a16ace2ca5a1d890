using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ScottPlot;

namespace Inferno.Reporting.Plots;

/// <summary>A plot for a page: drawn small, so that its text is as large as the page's on a phone too.</summary>
public sealed partial class PagePlot : IDisposable
{
    private const int Width = 360;
    private const int Height = 210;

    /// <summary>An empty plot in the page's colours.</summary>
    /// <param name="across">What is drawn from left to right.</param>
    /// <param name="up">What is drawn upwards.</param>
    public PagePlot(string across, string up)
    {
        EmbeddedFont.Use();
        Plot.Font.Set(EmbeddedFont.Name);
        Plot.Axes.Color(PlotInk.Muted.Stand);
        Plot.Axes.Right.IsVisible = false;
        Plot.Axes.Top.IsVisible = false;
        Plot.Axes.Bottom.MinorTickStyle.Length = 0;
        Plot.Axes.Left.MinorTickStyle.Length = 0;
        Plot.Grid.MajorLineColor = PlotInk.Line.Stand;
        Plot.FigureBackground.Color = Colors.Transparent;
        Plot.DataBackground.Color = Colors.Transparent;
        Label(Plot.Axes.Bottom.Label, across);
        Label(Plot.Axes.Left.Label, up);
    }

    /// <summary>What is drawn.</summary>
    public Plot Plot { get; } = new();

    /// <summary>
    /// The plot as an element of a page.
    /// </summary>
    /// <param name="id">Unique within the page.</param>
    /// <param name="said">What a screen reader says of it.</param>
    public string ToSvg(string id, string said)
    {
        string svg = PlotInk.Replace(Plot.GetSvgXml(Width, Height));
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = Opening.Replace(svg, string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img" aria-label="{WebUtility.HtmlEncode(said)}">"""));
        svg = ClipName.Replace(svg, $"$1{id}-$2");
        return Space.Replace(svg, match => match.Value.Contains('\n', StringComparison.Ordinal) ? "\n" : " ");
    }

    /// <inheritdoc/>
    public void Dispose() => Plot.Dispose();

    private static void Label(LabelStyle label, string text)
    {
        label.Text = text;
        label.Bold = false;
        label.FontSize = 12;
        label.FontName = EmbeddedFont.Name;
    }

    [GeneratedRegex("^<svg[^>]*>")]
    private static partial Regex Opening { get; }

    // Skia numbers the clips of every drawing alike, and a page is one name space.
    [GeneratedRegex("(id=\"|url\\(#)(cl_)")]
    private static partial Regex ClipName { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
