using Inferno.History;
using Inferno.History.Databases;
using Inferno.History.Records;
using Inferno.History.Trends;
using Inferno.Measuring.Records;
using Inferno.Reporting.Markdown;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary>The part of a night's report that looks back.</summary>
internal static class NightTrend
{
    /// <summary>
    /// The section for the report of <paramref name="run"/>, with a chart of each series that changed in its folder; empty
    /// where there is no history to look back on.
    /// </summary>
    public static async Task<string> ReportAsync(
        HistoryDatabase? database, RunRecord run, RunFolder folder, CancellationToken cancellation)
    {
        if (database is null)
        {
            return "";
        }

        try
        {
            await using RunHistory history = await RunHistory.OpenAsync(database, cancellation);
            Trend trend = Trend
                .Of(await history.ReadAsync(HistoryFilter.Summaries, cancellation).ToListAsync(cancellation))
                .On(run.Machine.Fingerprint);
            foreach (TrendSeries series in trend.Series.Where(series => series.Changes.Count > 0))
            {
                TrendPlot.Save(series, folder.Path);
            }

            return TrendMarkdown.Section(trend);
        }
        catch (Exception e) when (e is HistoryException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"warning: the report does not look back: {e.Message}");
            return "";
        }
    }
}
