namespace Inferno.Statistics.Series;

/// <summary>Finds where the warm-up of a series of batches ends.</summary>
/// <param name="FirstSteady">Index of the first batch after the warm-up.</param>
/// <param name="Complete">False when the best cut is so late that the series may still be warming up.</param>
public sealed record WarmUp(int FirstSteady, bool Complete)
{
    private const int BatchSize = 5;
    private const int FewestBatches = 4;

    /// <summary>
    /// The cut that makes the mean of the rest most certain: it minimises Σ(x_i − x̄)²/(n − d)² over means of five
    /// (MSER-5: White, Cobb and Spratt 2000, Winter Simulation Conference, 755). A cut in the second half says that the
    /// series is too short, by the same source.
    /// </summary>
    /// <param name="values">At least 20 finite numbers in order of time.</param>
    /// <exception cref="ArgumentException">Fewer values, or one that is not finite.</exception>
    public static WarmUp Detect(ReadOnlySpan<double> values)
    {
        Sample.RequireCount(values.Length, FewestBatches * BatchSize, nameof(values));
        Sample.RequireNumbers(values);
        double[] means = MeansOfFive(values);
        int cut = SmallestMarginalError(means);
        return new WarmUp(cut * BatchSize, cut <= means.Length / 2);
    }

    private static double[] MeansOfFive(ReadOnlySpan<double> values)
    {
        double[] means = new double[values.Length / BatchSize];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = Moments.Mean(values.Slice(i * BatchSize, BatchSize));
        }

        return means;
    }

    private static int SmallestMarginalError(double[] means)
    {
        int best = 0;
        double smallest = double.PositiveInfinity;

        // The last few cuts leave too little to show any spread, and would always win.
        for (int cut = 0; cut <= means.Length - 3; cut++)
        {
            ReadOnlySpan<double> rest = means.AsSpan(cut);
            double error = Moments.Variance(rest) * (rest.Length - 1) / ((double)rest.Length * rest.Length);
            (best, smallest) = error < smallest ? (cut, error) : (best, smallest);
        }

        return best;
    }
}
