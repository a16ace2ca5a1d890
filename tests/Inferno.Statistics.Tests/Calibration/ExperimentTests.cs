using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class ExperimentTests
{
    private static readonly TraceNoise Ramp = new("ramp", [.. Enumerable.Range(1, 20).Select(i => (double)i)]);

    [Fact]
    public void Puts_the_whole_baseline_before_the_candidate_when_asked_to()
    {
        Launches launches = Draw(new Experiment(Ramp, 0) { Order = LaunchOrder.BaselineThenCandidate });

        Rounded(launches.Baseline).Should().Equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Rounded(launches.Candidate).Should().Equal(11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    [Fact]
    public void Launches_pairs_back_to_back_in_both_orders()
    {
        Launches launches = Draw(new Experiment(Ramp, 0));
        double[] steps = [.. launches.Candidate.Zip(launches.Baseline, (b, a) => Math.Round(b - a))];

        steps.Count(step => step == 1).Should().Be(5);
        steps.Count(step => step == -1).Should().Be(5);
    }

    [Fact]
    public void Applies_the_true_gain_and_the_bias_to_the_candidate()
    {
        INoise still = new TraceNoise("still", [.. Enumerable.Repeat(8.0, 20)]);
        Launches launches = Draw(new Experiment(still, .25) { Bias = .5 });

        launches.Baseline.Should().OnlyContain(time => Math.Abs(time - 8) < 1e-12);
        launches.Candidate.Should().OnlyContain(time => Math.Abs(time - 9) < 1e-12);
    }

    [Fact]
    public void Slows_whichever_launch_comes_second()
    {
        INoise still = new TraceNoise("still", [.. Enumerable.Repeat(8.0, 20)]);
        Launches launches = Draw(new Experiment(still, 0) { PositionEffect = .5 });

        launches.Baseline.Zip(launches.Candidate).Should().OnlyContain(pair => Math.Abs(pair.First + pair.Second - 20) < 1e-9);
        launches.Baseline.Count(time => time > 10).Should().Be(5);
    }

    [Fact]
    public void Refuses_a_trace_shorter_than_the_launches_it_needs()
    {
        Action draw = () => new Experiment(Ramp, 0).Draw(11, new SplitMix64(1));

        draw.Should().Throw<ArgumentException>().WithMessage("trace: 20 values, at least 22*");
    }

    private static Launches Draw(Experiment experiment) => experiment.Draw(10, new SplitMix64(3));

    private static double[] Rounded(double[] times) => [.. times.Select(time => Math.Round(time, 9))];
}
