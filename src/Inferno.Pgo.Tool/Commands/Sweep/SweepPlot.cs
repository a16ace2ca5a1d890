using Inferno.Lab.Sweeps;
using Inferno.Pgo.Builds;
using Inferno.Reporting.Plots;
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

    /// <summary>The plot; widths without a gain yet show their score only. The score is the first mode's.</summary>
    public static Plot Draw(SweepRecord sweep)
    {
        EmbeddedFont.Use();
        Plot plot = new();
        plot.Title("What PGO gains, and what the score foretold");
        plot.XLabel("width of the model (hidden size)");
        plot.YLabel("gain in % with 95% interval; suitability score of 100");
        IReadOnlyList<SweepPoint> scored = sweep.Modes[0].Points;
        ScottPlot.Plottables.Scatter score =
            plot.Add.Scatter(Positions(scored), scored.Select(point => point.Suitability.Score).ToArray());
        score.LegendText = "suitability score";
        score.MarkerShape = MarkerShape.OpenDiamond;
        foreach (ModeSweep mode in sweep.Modes)
        {
            AddGains(plot, mode);
        }

        plot.Add.HorizontalLine(0, 1, Colors.Gray);
        plot.Axes.Bottom.SetTicks(Positions(scored), [.. scored.Select(point => $"{point.Hidden}")]);
        plot.ShowLegend(Alignment.UpperRight);
        plot.Font.Set(EmbeddedFont.Name);
        return plot;
    }

    private static void AddGains(Plot plot, ModeSweep mode)
    {
        SweepPoint[] measured = [.. mode.Points.Where(point => point.Gain is not null)];
        double[] positions = Positions(measured);
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(
            positions, measured.Select(point => 100 * point.Gain!.Gain).ToArray());
        line.LegendText = $"gain, {mode.Mode.Name()}";
        foreach ((double x, SweepPoint point) in positions.Zip(measured))
        {
            plot.Add.Line(x, 100 * point.Gain!.Low, x, 100 * point.Gain.High).Color = line.Color;
        }
    }

    private static double[] Positions(IEnumerable<SweepPoint> points) => [.. points.Select(point => Math.Log2(point.Hidden))];
}
