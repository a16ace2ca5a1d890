using CsCheck;

namespace Inferno.Statistics.Tests;

public class PairedLogRatioProperties
{
    private static readonly Gen<(double[] Baseline, double[] Candidate)> Samples =
        from pairs in Gen.Int[10, 60]
        from baseline in Gen.Double[.01, 100].Array[pairs]
        from candidate in Gen.Double[.01, 100].Array[pairs]
        select (baseline, candidate);

    [Fact]
    public void A_thousandfold_unit_changes_nothing() => Samples.Sample(sample =>
    {
        PairedEstimate seconds = PairedLogRatio.Estimate(sample.Baseline, sample.Candidate);
        PairedEstimate milliseconds = PairedLogRatio.Estimate(Scaled(sample.Baseline), Scaled(sample.Candidate));

        return Close(seconds.MeanLogRatio, milliseconds.MeanLogRatio)
            && Close(seconds.StandardError, milliseconds.StandardError);
    });

    [Fact]
    public void Exchanging_the_sides_changes_only_the_sign() => Samples.Sample(sample =>
    {
        PairedEstimate forth = PairedLogRatio.Estimate(sample.Baseline, sample.Candidate);
        PairedEstimate back = PairedLogRatio.Estimate(sample.Candidate, sample.Baseline);

        return Close(forth.MeanLogRatio, -back.MeanLogRatio)
            && Close(forth.StandardError, back.StandardError)
            && Close(forth.PValueGainAbove(0), back.PValueGainBelow(0));
    });

    [Fact]
    public void The_order_of_the_pairs_changes_nothing() =>
        Gen.Select(Samples, Gen.Int).Sample((sample, seed) =>
        {
            int[] order = [.. Enumerable.Range(0, sample.Baseline.Length)];
            new Random(seed).Shuffle(order);
            double[] baseline = [.. order.Select(i => sample.Baseline[i])];
            double[] candidate = [.. order.Select(i => sample.Candidate[i])];

            return PairedLogRatio.Estimate(baseline, candidate)
                == PairedLogRatio.Estimate(sample.Baseline, sample.Candidate);
        });

    [Fact]
    public void A_wider_margin_is_harder_to_prove_and_the_interval_ends_where_its_p_value_says() =>
        Samples.Sample(sample =>
        {
            PairedEstimate estimate = PairedLogRatio.Estimate(sample.Baseline, sample.Candidate);
            Interval interval = estimate.GainInterval(.9);

            return estimate.PValueGainAbove(0) <= estimate.PValueGainAbove(.1)
                && Math.Abs(estimate.PValueGainAbove(interval.Low) - .05) < 1e-6
                && Math.Abs(estimate.PValueGainBelow(interval.High) - .05) < 1e-6;
        });

    private static double[] Scaled(double[] times) => [.. times.Select(time => time * 1000)];

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-12;
}
