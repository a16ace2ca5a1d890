using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Runs;

/// <summary>
/// Measures several groups round by round in turn, so that a burst of foreign load spreads over all of them, until every scenario
/// has its verdict.
/// </summary>
/// <param name="progress">Told after every round, a line at a time.</param>
public sealed class Rotation(IProgress<string> progress)
{
    /// <summary>Measures <paramref name="groups"/> and returns the results of all their scenarios.</summary>
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(IReadOnlyList<RoundGroup> groups, CancellationToken cancellation)
    {
        while (groups.Any(group => group.Undecided.Count > 0))
        {
            foreach (RoundGroup group in groups.Where(group => group.Undecided.Count > 0))
            {
                Array.ForEach([.. await group.StepAsync(cancellation)], progress.Report);
            }

            ReportTimeLeft(groups);
        }

        return [.. groups.SelectMany(group => group.Results)];
    }

    private void ReportTimeLeft(IReadOnlyList<RoundGroup> groups)
    {
        if (groups.Sum(group => group.Undecided.Count) is var open and > 0)
        {
            progress.Report(
                $"{open} scenarios undecided: {Duration.Words(groups.Sum(group => group.TimeLeft.Next))} to their next "
                + $"looks, at most {Duration.Words(groups.Sum(group => group.TimeLeft.Last))} to their last");
        }
    }
}
