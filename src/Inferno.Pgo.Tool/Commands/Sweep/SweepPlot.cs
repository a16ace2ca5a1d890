using Inferno.Pgo.Tool.Plots;
using Inferno.PgoPerf.Sweeps;
using Inferno.PgoPerf.Verdicts;
using ScottPlot;

namespace Inferno.Pgo.Tool.Commands.Sweep;

/// <summary>Draws gain and score over the width of the model.</summary>
public static class SweepPlot
{
    private const int Width = 960;
    private const int Height = 540;

    /// <summary>Writes sweep.svg and sweep.png to a folder that exists.</summary>
    public static void Save(SweepRecord sweep, string folder)
    {
        using Plot plot = Draw(sweep);
        string svg = Path.Combine(folder, "sweep.svg");
        File.WriteAllText(svg + ".tmp", plot.GetSvgXml(Width, Height));
        File.Move(svg + ".tmp", svg, overwrite: true);
        string png = Path.Combine(folder, "sweep.png");
        File.WriteAllBytes(png + ".tmp", plot.GetImageBytes(Width, Height, ImageFormat.Png));
        File.Move(png + ".tmp", png, overwrite: true);
    }

    /// <summary>The plot; widths without a gain yet show their score only.</summary>
    public static Plot Draw(SweepRecord sweep)
    {
        EmbeddedFont.Use();
        Plot plot = new();
        plot.Title("What dynamic PGO gains, and what the score foretold");
        plot.XLabel("width of the model (hidden size)");
        plot.YLabel("gain in % with 95% interval; suitability score of 100");
        double[] positions = [.. sweep.Points.Select(point => Math.Log2(point.Hidden))];
        ScottPlot.Plottables.Scatter score =
            plot.Add.Scatter(positions, sweep.Points.Select(point => point.Suitability.Score).ToArray());
        score.LegendText = "suitability score";
        score.MarkerShape = MarkerShape.OpenDiamond;
        AddGains(plot, sweep);
        plot.Add.HorizontalLine(0, 1, Colors.Gray);
        plot.Axes.Bottom.SetTicks(positions, [.. sweep.Points.Select(point => $"{point.Hidden}")]);
        plot.ShowLegend(Alignment.UpperRight);
        plot.Font.Set(EmbeddedFont.Name);
        return plot;
    }

    private static void AddGains(Plot plot, SweepRecord sweep)
    {
        (double X, GainSummary Gain)[] gains = [.. sweep.Points
            .Where(point => point.Gain is not null)
            .Select(point => (Math.Log2(point.Hidden), point.Gain!))];
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(
            gains.Select(point => point.X).ToArray(), gains.Select(point => 100 * point.Gain.Gain).ToArray());
        line.LegendText = "measured gain";
        foreach ((double x, GainSummary gain) in gains)
        {
            plot.Add.Line(x, 100 * gain.Low, x, 100 * gain.High).Color = line.Color;
        }
    }
}
