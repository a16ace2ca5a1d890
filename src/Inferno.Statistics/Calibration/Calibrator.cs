namespace Inferno.Statistics.Calibration;

/// <summary>Asks every question so many times.</summary>
public static class Calibrator
{
    private const int Slices = 100;

    /// <summary>
    /// The findings in the order of <paramref name="cells"/>. Trial i draws the same noise for every question, so that
    /// procedures are compared on the same data.
    /// </summary>
    /// <param name="cells">Questions and their experiments.</param>
    /// <param name="trials">Seed and numbers of the experiments of each question.</param>
    /// <param name="progress">Told the share in [0, 1] that is done; every part takes about as long as any other.</param>
    /// <param name="cancellation">Stops between two experiments.</param>
    public static IReadOnlyList<Finding> Run(
        IReadOnlyList<CalibrationCell> cells,
        TrialRange trials,
        IProgress<double> progress,
        CancellationToken cancellation)
    {
        Tally[] tallies = new Tally[cells.Count];
        Array.Fill(tallies, new Tally(0, 0, 0, 0));
        int from = trials.From;
        for (int slice = 1; slice <= Slices; slice++)
        {
            int to = trials.From + (int)((long)(trials.To - trials.From) * slice / Slices);
            for (int i = 0; i < tallies.Length; i++)
            {
                tallies[i] += Tally.Of(trials with { From = from, To = to }, cells[i].Experiment, cancellation);
            }

            from = to;
            progress.Report((double)slice / Slices);
        }

        return [.. cells.Zip(tallies, (cell, tally) => new Finding(cell.Question, tally))];
    }
}
