using Inferno.Statistics.Calibration;
using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>The simulation must be able to show a procedure that cries wolf.</summary>
public class NegativeControl
{
    private const int Pairs = 20;

    [Fact]
    public void Mann_Whitney_of_all_A_then_all_B_alarms_on_correlated_noise() =>
        AlarmRate(StandardNoise.Autoregressive, LaunchOrder.BaselineThenCandidate).Should().BeGreaterThan(.25);

    [Fact]
    public void Mann_Whitney_of_all_A_then_all_B_keeps_its_word_on_independent_noise() =>
        AlarmRate(StandardNoise.Independent, LaunchOrder.BaselineThenCandidate).Should().BeInRange(.04, .057);

    [Fact]
    public void Mann_Whitney_alarms_on_the_captured_trace_where_the_paired_procedure_does_not()
    {
        TraceNoise trace = Noises.Trace();
        Experiment experiment = new(trace, TrueGain: 0);
        long alarms = Simulation.Count(
            Noises.AllTrials,
            1,
            (random, counts) => counts[0] += experiment.Draw(Pairs, random).Estimate(Pairs).PValueDifference() <= .05 ? 1 : 0,
            TestContext.Current.CancellationToken)[0];

        trace.Count.Should().Be(1024);
        AlarmRate(trace, LaunchOrder.BaselineThenCandidate).Should().BeGreaterThan(.25);
        (alarms / (double)Noises.Experiments).Should().BeLessThanOrEqualTo(.05);
    }

    private static double AlarmRate(INoise noise, LaunchOrder order)
    {
        Experiment experiment = new(noise, TrueGain: 0) { Order = order };
        long alarms = Simulation.Count(
            Noises.AllTrials,
            1,
            (random, counts) =>
            {
                Launches launches = experiment.Draw(Pairs, random);
                counts[0] += MannWhitney.Test(launches.Baseline, launches.Candidate).PValue <= .05 ? 1 : 0;
            },
            TestContext.Current.CancellationToken)[0];
        return alarms / (double)Noises.Experiments;
    }
}
