using System.Globalization;
using Inferno.History.Records;
using Inferno.History.Trends;
using Inferno.Reporting.Plots;
using ScottPlot;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary>Draws a series over time: gains with their intervals, levels, and where they change.</summary>
internal static class TrendPlot
{
    private const int Width = 960;
    private const int Height = 480;

    /// <summary>Writes the chart of <paramref name="series"/> as .svg and .png to a folder that exists.</summary>
    public static void Save(TrendSeries series, string folder)
    {
        using Plot plot = Draw(series);
        string file = Path.Combine(folder, NameOf(series.Key));
        Write(file + ".svg", unfinished => File.WriteAllText(unfinished, plot.GetSvgXml(Width, Height)));
        byte[] image = plot.GetImageBytes(Width, Height, ImageFormat.Png);
        Write(file + ".png", unfinished => File.WriteAllBytes(unfinished, image));
    }

    /// <summary>The chart.</summary>
    public static Plot Draw(TrendSeries series)
    {
        EmbeddedFont.Use();
        Plot plot = new();
        plot.Title($"{series.Key.Mode}: {series.Key.Scenario}");
        plot.YLabel("gain in % with 95% interval");
        AddPoints(plot, series);
        foreach ((IReadOnlyList<TrendPoint> points, double level) in series.Levels())
        {
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(
                X(points[0]), Percent(level), X(points[^1]), Percent(level));
            line.Color = Colors.Black;
            line.LineWidth = 2;
        }

        foreach (ChangePoint change in series.Changes)
        {
            plot.Add.VerticalLine((X(change.LastBefore) + X(change.FirstAfter)) / 2, 1, Colors.Red, LinePattern.Dashed)
                .LegendText = $"{change.LastBefore.Name} .. {change.FirstAfter.Name}";
        }

        plot.Axes.DateTimeTicksBottom();
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.DateTimeAutomatic
        {
            LabelFormatter = moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (series.Changes.Count > 0)
        {
            plot.ShowLegend(Edge.Bottom);
        }

        plot.Font.Set(EmbeddedFont.Name);
        return plot;
    }

    private static void AddPoints(Plot plot, TrendSeries series)
    {
        double[] moments = [.. series.Points.Select(X)];
        ScottPlot.Plottables.Scatter points = plot.Add.ScatterPoints(
            moments, series.Points.Select(point => Percent(point.LogRatio.Estimate)).ToArray());
        foreach (TrendPoint point in series.Points)
        {
            plot.Add.Line(X(point), Percent(point.LogRatio.Low), X(point), Percent(point.LogRatio.High)).Color =
                points.Color.WithAlpha(.5);
        }
    }

    private static double X(TrendPoint point) => point.At.UtcDateTime.ToOADate();

    private static double Percent(double logRatio) => 100 * LogRatio.ToGain(logRatio);

    private static string NameOf(SeriesKey key) => string.Join('-', new[]
    {
        Path.GetFileNameWithoutExtension(key.Program), key.Mode, key.Scenario.Replace('/', '-'), key.Machine,
        Short(key.InputDigest), Short(key.Reference ?? ""),
    }.Where(part => part.Length > 0));

    private static string Short(string digest) => digest[..Math.Min(8, digest.Length)];

    private static void Write(string path, Action<string> write)
    {
        write(path + ".tmp");
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
