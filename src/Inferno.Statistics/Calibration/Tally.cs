namespace Inferno.Statistics.Calibration;

/// <summary>How many experiments ended how, and how many launches they took together.</summary>
public sealed record Tally(long Passed, long Failed, long Inconclusive, long Launches)
{
    internal const int Counters = 4;

    public long Experiments => Passed + Failed + Inconclusive;

    public double PassRate => (double)Passed / Experiments;

    public double FailRate => (double)Failed / Experiments;

    public double InconclusiveRate => (double)Inconclusive / Experiments;

    public double MeanLaunches => (double)Launches / Experiments;

    /// <summary>Runs an experiment as often as <paramref name="range"/> says.</summary>
    public static Tally Of(TrialRange range, Func<SplitMix64, Outcome> experiment, CancellationToken cancellation)
    {
        long[] counts = Simulation.Count(range, Counters, Add, cancellation);
        return new Tally(counts[0], counts[1], counts[2], counts[3]);

        void Add(SplitMix64 random, Span<long> counts)
        {
            Outcome outcome = experiment(random);
            counts[outcome.Decision switch { Decision.Pass => 0, Decision.Fail => 1, _ => 2 }]++;
            counts[3] += outcome.Launches;
        }
    }

    public static Tally operator +(Tally left, Tally right) => Add(left, right);

    public static Tally Add(Tally left, Tally right) => new(
        left.Passed + right.Passed,
        left.Failed + right.Failed,
        left.Inconclusive + right.Inconclusive,
        left.Launches + right.Launches);
}
