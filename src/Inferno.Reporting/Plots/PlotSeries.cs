using ScottPlot;
using ScottPlot.Plottables;

namespace Inferno.Reporting.Plots;

/// <summary>Draws the two builds alike in every plot: the baseline in circles, the candidate in filled diamonds.</summary>
internal static class PlotSeries
{
    private const float MarkerSize = 6;

    /// <summary>Points without a line.</summary>
    public static Scatter Points(PagePlot plot, IReadOnlyList<Coordinates> points, PlotInk ink)
    {
        Scatter scatter = plot.Plot.Add.ScatterPoints(points.ToArray(), ink.Stand);
        scatter.MarkerShape = ink == PlotInk.Baseline ? MarkerShape.OpenCircle : MarkerShape.FilledDiamond;
        scatter.MarkerSize = MarkerSize;
        scatter.MarkerLineWidth = 1.5f;
        return scatter;
    }

    /// <summary>Points joined by lines.</summary>
    public static Scatter Line(PagePlot plot, IReadOnlyList<Coordinates> points, PlotInk ink)
    {
        Scatter scatter = Points(plot, points, ink);
        scatter.LineWidth = 1.5f;
        return scatter;
    }

    /// <summary>The shares of values up to each, as a staircase from 0 to 100.</summary>
    public static void Distribution(PagePlot plot, IEnumerable<double> values, PlotInk ink)
    {
        double[] sorted = [.. values.Order()];
        Coordinates[] steps = [.. sorted.SelectMany((value, index) => new[]
        {
            new Coordinates(value, 100.0 * index / sorted.Length),
            new Coordinates(value, 100.0 * (index + 1) / sorted.Length),
        })];
        Scatter scatter = plot.Plot.Add.ScatterLine(steps, ink.Stand);
        scatter.LineWidth = ink == PlotInk.Baseline ? 1.5f : 2.5f;
    }
}
