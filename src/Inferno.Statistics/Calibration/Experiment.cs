namespace Inferno.Statistics.Calibration;

/// <summary>A comparison whose truth is known, to be drawn again and again.</summary>
/// <param name="Noise">What moves the times besides the truth.</param>
/// <param name="TrueGain">The gain of the candidate, below 1; 0 when both sides are the same program.</param>
public sealed record Experiment(INoise Noise, double TrueGain)
{
    /// <summary>How the launches follow each other.</summary>
    public LaunchOrder Order { get; init; } = LaunchOrder.RandomisedPairs;

    /// <summary>A fault of the harness: the second launch of a pair takes this share longer.</summary>
    public double PositionEffect { get; init; }

    /// <summary>A fault of the harness: the candidate's times are this share too long.</summary>
    public double Bias { get; init; }

    /// <summary>Standard deviation of log noise that strikes the candidate only.</summary>
    public double CandidateSpread { get; init; }

    /// <summary>
    /// Scale of exponential log noise that strikes the baseline only and leaves its median alone: what no comparison of
    /// centres can tell from a gain.
    /// </summary>
    public double BaselineSkew { get; init; }

    /// <summary>Draws the times of <paramref name="pairs"/> launches a side.</summary>
    public Launches Draw(int pairs, SplitMix64 random)
    {
        double[] baseline = new double[pairs];
        double[] candidate = new double[pairs];
        switch (Order)
        {
            case LaunchOrder.RandomisedPairs:
                DrawPairs(baseline, candidate, random);
                break;
            case LaunchOrder.BaselineThenCandidate:
                double[] both = new double[2 * pairs];
                Noise.Fill(both, random);
                both.AsSpan(0, pairs).CopyTo(baseline);
                both.AsSpan(pairs).CopyTo(candidate);
                break;
            default:
                Noise.Fill(baseline, random);
                Noise.Fill(candidate, random);
                break;
        }

        return Timed(baseline, candidate, random);
    }

    private void DrawPairs(double[] baseline, double[] candidate, SplitMix64 random)
    {
        double[] series = new double[2 * baseline.Length];
        Noise.Fill(series, random);
        double late = double.LogP1(PositionEffect);
        IReadOnlyList<PairOrder> schedule = PairSchedule.Create((int)random.NextBits(), baseline.Length);
        for (int pair = 0; pair < baseline.Length; pair++)
        {
            (double first, double second) = (series[2 * pair], series[2 * pair + 1] + late);
            (baseline[pair], candidate[pair]) =
                Noise.IsPaired || schedule[pair] == PairOrder.BaselineFirst ? (first, second) : (second, first);
        }
    }

    private Launches Timed(double[] baseline, double[] candidate, SplitMix64 random)
    {
        double shift = double.LogP1(-TrueGain) + double.LogP1(Bias);
        for (int i = 0; i < baseline.Length; i++)
        {
            double extra = CandidateSpread > 0 ? CandidateSpread * random.NextGaussian() : 0;
            double skew = BaselineSkew > 0 ? BaselineSkew * (-double.LogP1(-random.NextUnit()) - Math.Log(2)) : 0;
            baseline[i] = Math.Exp(baseline[i] + skew);
            candidate[i] = Math.Exp(candidate[i] + shift + extra);
        }

        return new Launches(baseline, candidate);
    }
}
