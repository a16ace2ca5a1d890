using System.Globalization;
using System.Text;

namespace Inferno.Statistics.Calibration;

/// <summary>Renders a calibration as Markdown tables.</summary>
public static class MarkdownReport
{
    public static string Render(CalibrationReport report)
    {
        StringBuilder text = new();
        Line(text, $"{report.Experiments} experiments a number (95% interval at most ±{Uncertainty(report)} points), "
            + $"seed {report.Seed}{Source(report.Trace, 1, "launches")}{Source(report.Rounds, 2, "rounds")}.");
        Line(text, "");
        Line(text, "### False alarms → power");
        Line(text, "");
        Line(text, "A difference is reported, in percent: between a program and itself → at a true gain of 10%, "
            + "with n launches a side.");
        foreach (string noise in report.Noises(CalibrationTable.Difference))
        {
            Differences(text, report, noise);
        }

        foreach (VerdictTable table in VerdictTable.All.Where(table => report.Noises(table.Table).Count > 0))
        {
            Verdicts(text, report, table);
        }

        return text.ToString();
    }

    private static void Differences(StringBuilder text, CalibrationReport report, string noise)
    {
        Finding[] findings = [.. report.Of(CalibrationTable.Difference, noise)];
        int[] sizes = [.. findings.Select(finding => finding.Question.Pairs).Distinct()];
        Line(text, "");
        Row(text, noise, sizes.Select(n => $"n = {n}"));
        Row(text, "---", sizes.Select(_ => "---"));
        foreach (IGrouping<string, Finding> row in findings.GroupBy(finding => finding.Question.Procedure))
        {
            string name = row.Key == Procedures.Ours.Name ? $"**{row.Key}**" : row.Key;
            Row(text, name, row
                .GroupBy(finding => finding.Question.Pairs)
                .Select(asked => string.Join(" → ", asked.Select(f => Percent.Of(f.Tally.FailRate)))));
        }
    }

    private static void Verdicts(StringBuilder text, CalibrationReport report, VerdictTable table)
    {
        Line(text, $"\n### {table.Title}\n\n{table.Cells}\n");
        IReadOnlyList<string> noises = report.Noises(table.Table);
        Row(text, table.Table == CalibrationTable.Canary ? "bias" : "true gain", noises);
        Row(text, "---", noises.Select(_ => "---"));
        foreach (IGrouping<(double Truth, string Procedure), Finding> row in report.Findings
            .Where(finding => finding.Question.Table == table.Table)
            .GroupBy(finding => (finding.Question.Truth, finding.Question.Procedure)))
        {
            string procedure = row.Key.Procedure == Procedures.Ours.Name ? "" : $", {row.Key.Procedure}";
            Row(text, $"{Percent.Of(row.Key.Truth)}%{procedure}", row.Select(finding => table.Cell(finding.Tally)));
        }
    }

    private static string Source(Trace? trace, int arms, string what) => trace is null
        ? ""
        : $", {trace.Times.Count / arms} {what} of `{trace.File}` (SHA-256 {trace.Sha256[..12]}…)";

    /// <summary>Half of the widest 95% interval of a rate, in points.</summary>
    private static string Uncertainty(CalibrationReport report) =>
        (98 / Math.Sqrt(report.Experiments)).ToString("0.#", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, string first, IEnumerable<string> rest) =>
        Line(text, $"| {string.Join(" | ", rest.Prepend(first))} |");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
