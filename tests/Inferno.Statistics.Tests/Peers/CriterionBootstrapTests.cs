using Inferno.Statistics.Peers;

namespace Inferno.Statistics.Tests.Peers;

public class CriterionBootstrapTests
{
    private static readonly double[] Baseline = [10.1, 10.4, 9.9, 10.8, 10.2, 11.5, 10.0, 10.3, 10.6, 10.7];
    private static readonly double[] Candidate = [9.2, 9.6, 9.1, 9.9, 9.4, 10.9, 9.0, 9.5, 9.8, 9.3];

    [Fact]
    public void Approaches_the_t_test_on_plain_noise()
    {
        CriterionBootstrap actual = CriterionBootstrap.Compare(Baseline, Candidate, 20_000, seed: 1);

        actual.PValue.Should().BeApproximately(Welch.Test(Baseline, Candidate).PValue, .002);
        actual.Change.Should().BeApproximately(Candidate.Sum() / Baseline.Sum() - 1, 1e-12);
        actual.Interval.Contains(actual.Change).Should().BeTrue();
        actual.Differs.Should().BeTrue();
    }

    [Fact]
    public void Sees_nothing_between_a_sample_and_itself()
    {
        CriterionBootstrap actual = CriterionBootstrap.Compare(Baseline, Baseline, 2_000, seed: 1);

        actual.PValue.Should().BeGreaterThan(.9);
        actual.Differs.Should().BeFalse();
    }

    [Fact]
    public void Calls_a_significant_change_within_one_percent_noise()
    {
        double[] slower = [.. Baseline.Select(time => 1000 + time + 5)];
        double[] steady = [.. Baseline.Select(time => 1000 + time)];
        CriterionBootstrap actual = CriterionBootstrap.Compare(steady, slower, 2_000, seed: 1);

        actual.PValue.Should().BeLessThan(.05);
        actual.Differs.Should().BeFalse();
    }

    [Fact]
    public void Repeats_itself_for_one_seed() =>
        CriterionBootstrap.Compare(Baseline, Candidate, 500, seed: 9)
            .Should().Be(CriterionBootstrap.Compare(Baseline, Candidate, 500, seed: 9));

    [Fact]
    public void Refuses_times_that_are_all_equal()
    {
        Action compare = () => CriterionBootstrap.Compare([2, 2], [2, 2], 500, seed: 1);

        compare.Should().Throw<ArgumentException>().WithMessage("*all 4 values are 2*");
    }
}
