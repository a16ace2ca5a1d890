using System.Globalization;
using Inferno.PgoPerf.Gating;
using Inferno.PgoPerf.Reports.Csv;
using Inferno.PgoPerf.Reports.Html;

namespace Inferno.PgoPerf.Reports;

/// <summary>The folder that a run leaves behind.</summary>
/// <param name="Path">Where it is.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>The run's name.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>The Markdown summary.</summary>
    public string Summary => At("summary.md");

    /// <summary>The Markdown report for a pull request.</summary>
    public string Report => At("report.md");

    /// <summary>The record with every raw sample.</summary>
    public string Record => At("report.json");

    /// <summary>The page for people.</summary>
    public string Page => At("report.html");

    /// <summary>What the run set out to do.</summary>
    public string Plan => At("plan.json");

    /// <summary>The byte copies of the baselines, while they are measured.</summary>
    public string Canary => At("canary");

    /// <summary>The folder that receives all runs of a program whose builds go to <paramref name="output"/>.</summary>
    public static string Under(string output) => System.IO.Path.Combine(output, "runs");

    /// <summary>
    /// Makes a folder under <paramref name="runs"/> that is named after the moment and the seed, and numbered where there is
    /// one of that name. One process at a time may do so.
    /// </summary>
    public static RunFolder Create(string runs, DateTimeOffset startedAt, int seed)
    {
        string name = System.IO.Path.Combine(runs, string.Create(
            CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{(uint)seed:x8}"));
        string path = name;
        for (int copy = 2; Directory.Exists(path); copy++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return new RunFolder(Directory.CreateDirectory(path).FullName);
    }

    /// <summary>The launches of <paramref name="mode"/> as they came.</summary>
    public string Journal(string mode) => At($"launches-{mode}.jsonl");

    /// <summary>
    /// Writes the record and every report of it; no reader ever sees half of one. What cannot be written is told to
    /// <paramref name="warn"/>, for the verdicts in <paramref name="run"/> must not be lost behind it.
    /// </summary>
    public void Write(RunRecord run, Action<string> warn)
    {
        (string, Func<RunRecord, string>)[] files =
            [(Record, RunJson.Write), (Report, one => GateMarkdown.Render("run", one, strict: false)), .. Reports];
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

    /// <summary>Writes every report of <paramref name="run"/> and leaves its record alone.</summary>
    public void WriteReports(RunRecord run)
    {
        foreach ((string path, Func<RunRecord, string> render) in Reports)
        {
            WholeFile.Write(path, render(run));
        }
    }

    private (string Path, Func<RunRecord, string> Render)[] Reports =>
    [
        (Summary, SummaryMarkdown.Render), (At("samples.csv"), SamplesCsv.Render), (At("batches.csv"), BatchesCsv.Render),
        (At("metrics.csv"), MetricsCsv.Render), (Page, HtmlReport.Render),
    ];

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
