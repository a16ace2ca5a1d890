using System.Globalization;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Launching;

/// <summary>
/// Measures several comparisons pair by pair in turn, so that a burst of foreign load spreads over all of them, until
/// every scenario has its verdict.
/// </summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="settings">What all launches share.</param>
/// <param name="progress">Told after every pair, a line at a time.</param>
public sealed class Rotation(ILauncher launcher, MeasurementSettings settings, IProgress<string> progress)
{
    /// <summary>Measures <paramref name="comparisons"/> and returns the results of all their scenarios.</summary>
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(
        IReadOnlyList<Comparison> comparisons, CancellationToken cancellation)
    {
        RotatingComparison[] rotating =
            [.. comparisons.Select((comparison, index) => new RotatingComparison(launcher, comparison, Seeded(index)))];
        while (rotating.Any(comparison => comparison.Undecided.Count > 0))
        {
            foreach (RotatingComparison comparison in rotating.Where(comparison => comparison.Undecided.Count > 0))
            {
                Array.ForEach([.. await comparison.StepAsync(cancellation)], progress.Report);
            }

            ReportTimeLeft(rotating);
        }

        return [.. rotating.SelectMany(comparison => comparison.Results)];
    }

    private void ReportTimeLeft(RotatingComparison[] rotating)
    {
        if (rotating.Sum(comparison => comparison.Undecided.Count) is var open and > 0)
        {
            progress.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"{open} scenarios undecided: {rotating.Sum(comparison => comparison.TimeLeft.Next):F0} s to their next "
                + $"looks, at most {rotating.Sum(comparison => comparison.TimeLeft.Last):F0} s to their last"));
        }
    }

    // Comparisons that shared one schedule would share its chance imbalances.
    private MeasurementSettings Seeded(int comparison) =>
        settings with { Seed = unchecked(settings.Seed + comparison) };
}
