using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Staleness;
using Inferno.Pgo.Tests.Builds.Compiled;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class ProfileFitTests : IDisposable
{
    private static readonly string Library = typeof(ProfileFit).Assembly.Location;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_of_another_program_has_no_weight_in_this_one()
    {
        ProfileFit fit = ProfileFit.Of(Profile.Of([new ProfiledMethod("Run", 1_000).Profile()]), [Library], []);

        (fit.ProgramMethods, fit.ProgramPercent, fit.UsedPercent()).Should().Be((0, 0, 0));
        fit.Describe().Should().StartWith("uses 0.0% of the profile's weight");
    }

    [Fact]
    public void An_empty_profile_has_no_weight_at_all() => ProfileFit.Of(Profile.Empty, [Library], []).ProgramPercent.Should().Be(0);

    [Fact]
    public void A_profile_fits_the_program_that_it_was_trained_on()
    {
        Profile profile = ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile;

        ProfileFit fit = ProfileFit.Of(profile, [ProfileFixtures.TrainedAssembly], []);

        fit.ProgramMethods.Should().BeGreaterThan(5);
        fit.ProgramPercent.Should().BeGreaterThan(5);
        (fit.StaleMethods, fit.StalePercent).Should().Be((0, 0));
    }

    [Fact]
    public void Weight_in_the_framework_is_used_where_the_framework_is_compiled_with_the_profile()
    {
        Profile profile = ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile;
        string framework = typeof(object).Assembly.Location;

        ProfileFit without = ProfileFit.Of(profile, [ProfileFixtures.TrainedAssembly], []);
        ProfileFit with = ProfileFit.Of(profile, [ProfileFixtures.TrainedAssembly], [framework]);

        with.UsedPercent().Should().BeGreaterThan(without.UsedPercent());
        with.ProgramPercent.Should().Be(without.ProgramPercent);
        without.Describe().Should().MatchRegex("left: .*System.Private.CoreLib");
        with.Describe().Should().MatchRegex("System.Private.CoreLib.*; left: System.Linq");
    }

    [Fact]
    public async Task Code_that_was_changed_after_the_training_makes_the_profile_stale_and_nothing_else_does()
    {
        Profile profile = ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile;
        string changed = await ShapesVersion.CompileAsync(
            _folder,
            "Workload.cs",
            text => text.Replace("total += shape.Area();", "total += 2 * shape.Area();", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        ProfileFit fit = ProfileFit.Of(profile, [changed], []);

        ProfileStaleness.Of(profile, [changed]).Stale.Select(method => (method.Profile.Method.Name, method.Reason))
            .Should().Equal(("TotalArea", StaleReason.CodeChanged));
        fit.StalePercent.Should().BeGreaterThan(ProfileChecks.MostStalePercent);
        BuildVerifier.Verify(StaticPair.NativeAot with { Evidence = StaticPair.Evidence with { Fit = fit } })
            .Select(finding => finding.Id).Should().Contain("INF1022");
    }
}
