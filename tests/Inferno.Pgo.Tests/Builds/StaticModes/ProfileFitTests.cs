using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Tests.Builds.Compiled;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class ProfileFitTests
{
    private static readonly string Library = typeof(ProfileFit).Assembly.Location;

    [Fact]
    public void A_profile_of_another_program_has_no_weight_in_this_one()
    {
        ProfileFit fit = ProfileFit.Of(Profile.Of([new ProfiledMethod("Run", 1_000).Profile()]), [Library]);

        fit.Should().Be(new ProfileFit(0, 0, 0, 0));
    }

    [Fact]
    public void An_empty_profile_has_no_weight_at_all() => ProfileFit.Of(Profile.Empty, [Library]).ProgramPercent.Should().Be(0);
}
