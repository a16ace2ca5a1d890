using Inferno.History.Databases;
using Inferno.History.Records;
using Inferno.Measuring.Records;

namespace Inferno.History;

/// <summary>
/// Remembers finished runs; where that fails it says so in one line, for the run itself is safe in its folder.
/// </summary>
/// <param name="database">Where to; <see langword="null"/> where nothing is to be remembered.</param>
/// <param name="progress">Told what went wrong.</param>
public sealed class HistoryRecorder(HistoryDatabase? database, IProgress<string> progress)
{
    /// <summary>Remembers <paramref name="run"/>; a later mode may have changed what an earlier one came to.</summary>
    public async Task RecordAsync(RunRecord run, RunFolder folder, CancellationToken cancellation)
    {
        if (database is null)
        {
            return;
        }

        try
        {
            await using RunHistory history = await RunHistory.OpenAsync(database, cancellation);
            await history.ReplaceAsync(RecordedRun.Of(run), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            progress.Report(
                $"warning: the run is not in the history: {e.Message.Split('\n', 2)[0]}; "
                + $"`inferno-pgo history import {folder.Path}` adds it later");
        }
    }
}
