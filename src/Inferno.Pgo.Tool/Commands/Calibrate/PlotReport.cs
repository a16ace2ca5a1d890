using Inferno.Reporting.Plots;
using Inferno.Statistics.Calibration;
using ScottPlot;

namespace Inferno.Pgo.Tool.Commands.Calibrate;

/// <summary>Draws false alarms against power, one point a procedure: the upper left corner is where to be.</summary>
public static class PlotReport
{
    public const int Width = 960;
    public const int Height = 600;
    private const int Pairs = 20;
    private const double Promised = 5;

    /// <summary>The plot of one noise.</summary>
    public static Plot Draw(CalibrationReport report, string noise)
    {
        EmbeddedFont.Use();
        Plot plot = new();
        plot.Title($"{noise}, {Pairs} launches a side");
        plot.XLabel("false alarms between a program and itself, %");
        plot.YLabel("finds a true gain of 10%, %");
        foreach (IGrouping<string, Finding> points in report.Of(CalibrationTable.Difference, noise)
            .Where(finding => finding.Question.Pairs == Pairs)
            .GroupBy(finding => finding.Question.Procedure))
        {
            Add(plot, points.Key, [.. points.Select(point => 100 * point.Tally.FailRate)]);
        }

        plot.Add.VerticalLine(Promised, pattern: LinePattern.Dashed).LegendText = "5% promised";
        plot.Axes.SetLimits(-2, 102, -2, 102);
        plot.ShowLegend(Edge.Right);
        plot.Font.Set(EmbeddedFont.Name);
        return plot;
    }

    private static void Add(Plot plot, string procedure, double[] alarmAndPower)
    {
        bool ours = procedure == Procedures.Ours.Name;
        ScottPlot.Plottables.Marker marker = plot.Add.Marker(alarmAndPower[0], alarmAndPower[1]);
        marker.Shape = ours ? MarkerShape.FilledDiamond : MarkerShape.FilledCircle;
        marker.Size = ours ? 18 : 10;
        marker.LegendText = procedure;
    }
}
