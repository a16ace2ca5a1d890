using Inferno.History;
using Inferno.History.Databases;
using Inferno.Measuring.Records;
using Inferno.Reporting.Csv;
using Inferno.Reporting.Html;
using Inferno.Reporting.Markdown;

namespace Inferno.Reporting;

/// <summary>Writes everything that people and programs read of a run.</summary>
public static class RunReports
{
    /// <summary>
    /// Writes the record of <paramref name="run"/> and every report of it, and remembers it; no reader ever sees half of a file.
    /// What cannot be written is a warning, for the verdicts must not be lost behind it.
    /// </summary>
    /// <param name="run">The run so far.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="history">Where it is remembered; <see langword="null"/> where it is not.</param>
    /// <param name="progress">Told what went wrong.</param>
    /// <param name="cancellation">Leaves the history as it was.</param>
    public static async Task PublishAsync(
        RunRecord run, RunFolder folder, HistoryDatabase? history, IProgress<string> progress, CancellationToken cancellation)
    {
        Write(run, folder, line => progress.Report($"warning: {line}"));
        await new HistoryRecorder(history, progress).RecordAsync(run, folder, cancellation);
    }

    /// <summary>Writes the record of <paramref name="run"/> and every report of it; <paramref name="warn"/> is told what failed.</summary>
    public static void Write(RunRecord run, RunFolder folder, Action<string> warn)
    {
        (string, Func<RunRecord, string>)[] files =
            [(folder.Record, RunJson.Write), (folder.Report, one => GateMarkdown.Render("run", one, strict: false)), .. Reports(folder)];
        foreach ((string path, Func<RunRecord, string> render) in files)
        {
            try
            {
                WholeFile.Write(path, render(run));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                warn($"{path} could not be written: {e.Message.ReplaceLineEndings(" ")}");
            }
        }
    }

    /// <summary>Writes every report of the run in <paramref name="folder"/> again, from its record, which stays as it is.</summary>
    /// <exception cref="RunFormatException">Its record is none.</exception>
    public static void Renew(RunFolder folder)
    {
        RunRecord run = RunJson.Read(folder.Record);
        foreach ((string path, Func<RunRecord, string> render) in Reports(folder))
        {
            WholeFile.Write(path, render(run));
        }
    }

    private static (string Path, Func<RunRecord, string> Render)[] Reports(RunFolder folder) =>
    [
        (folder.Summary, SummaryMarkdown.Render), (folder.At("samples.csv"), SamplesCsv.Render),
        (folder.At("batches.csv"), BatchesCsv.Render), (folder.At("metrics.csv"), MetricsCsv.Render), (folder.Page, HtmlReport.Render),
    ];
}
