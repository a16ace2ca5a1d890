using Inferno.Statistics.Calibration;
using ScottPlot;

namespace Inferno.Pgo.Tool.Commands.Calibrate;

/// <summary>Writes a calibration to a folder, each file whole or not at all.</summary>
public static class ReportFiles
{
    /// <summary>Writes Markdown, JSON and the plot to a folder that exists.</summary>
    /// <returns>The files written.</returns>
    public static async Task<IReadOnlyList<FileInfo>> WriteAsync(
        CalibrationReport report, DirectoryInfo folder, CancellationToken cancellation)
    {
        // The noise that was measured tells more than any simulated one.
        using Plot plot = PlotReport.Draw(report, report.Noises(CalibrationTable.Difference)[^1]);
        return
        [
            await WriteAsync(folder, "calibration.md", MarkdownReport.Render(report), cancellation),
            await WriteAsync(folder, "calibration.json", JsonReport.Render(report), cancellation),
            await WriteAsync(folder, "calibration.svg", plot.GetSvgXml(PlotReport.Width, PlotReport.Height), cancellation),
            Save(folder, "calibration.png", plot.GetImageBytes(PlotReport.Width, PlotReport.Height, ImageFormat.Png)),
        ];
    }

    private static async Task<FileInfo> WriteAsync(
        DirectoryInfo folder, string name, string text, CancellationToken cancellation)
    {
        string path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path + ".tmp", text, cancellation);
        File.Move(path + ".tmp", path, overwrite: true);
        return new FileInfo(path);
    }

    private static FileInfo Save(DirectoryInfo folder, string name, byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path + ".tmp", bytes);
        File.Move(path + ".tmp", path, overwrite: true);
        return new FileInfo(path);
    }
}
