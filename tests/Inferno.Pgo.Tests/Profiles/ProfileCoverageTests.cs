using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ProfileCoverageTests
{
    private static readonly Profile Run = Profile.Of(
    [
        Samples.Profiled("Hot", Samples.Count(0, 900)),
        Samples.Profiled("Warm", Samples.Count(0, 95)),
        Samples.Profiled("Cold", Samples.Count(0, 5)),
    ]);

    [Fact]
    public void A_profile_covers_its_own_run() => ProfileCoverage.Of(Run, Run).CoveredPercent.Should().Be(100);

    [Fact]
    public void An_empty_profile_covers_nothing()
    {
        ProfileCoverage coverage = ProfileCoverage.Of(Profile.Empty, Run);

        coverage.CoveredPercent.Should().Be(0);
        coverage.Missing.Select(method => method.Method.Name).Should().Equal("Hot", "Warm");
    }

    [Fact]
    public void A_missing_hot_method_weighs_what_it_ran()
    {
        Profile partial = Profile.Of([Samples.Profiled("Warm", Samples.Count(0, 1))]);

        ProfileCoverage.Of(partial, Run, hotShare: 1).CoveredPercent.Should().BeApproximately(9.5, 1e-9);
    }

    [Fact]
    public void A_method_that_never_ran_in_training_is_not_covered()
    {
        Profile idle = Profile.Of([Samples.Profiled("Hot", Samples.Count(0, 0))]);

        ProfileCoverage.Of(idle, Run).CoveredPercent.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_hot_share_outside_its_range_is_refused(double share) =>
        FluentActions.Invoking(() => ProfileCoverage.Of(Run, Run, share)).Should().Throw<ArgumentOutOfRangeException>();
}
