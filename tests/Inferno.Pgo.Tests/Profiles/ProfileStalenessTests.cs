using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Staleness;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ProfileStalenessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Profile _profile;

    public ProfileStalenessTests() => _profile = ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_is_fresh_against_the_assembly_that_was_trained()
    {
        ProfileStaleness staleness = ProfileStaleness.Of(_profile, [ProfileFixtures.TrainedAssembly]);

        staleness.Checked.Should().BeGreaterThan(5);
        staleness.Stale.Should().BeEmpty();
        staleness.Unverifiable.Should().Be(0);
    }

    [Fact]
    public void A_changed_body_is_stale_and_weighs_what_it_ran()
    {
        Profile changed = WithFirst(method => method with { BodyDigest = method.BodyDigest + 1 });

        ProfileStaleness staleness = ProfileStaleness.Of(changed, [ProfileFixtures.TrainedAssembly]);

        staleness.Stale.Should().ContainSingle().Which.Reason.Should().Be(StaleReason.CodeChanged);
        staleness.StalePercent.Should().BeInRange(0.1, 99.9);
    }

    [Fact]
    public void A_method_with_another_signature_is_gone()
    {
        Profile changed = WithFirst(method => method with
        {
            Method = method.Method with { Signature = method.Method.Signature with { GenericArity = 9 } },
        });

        ProfileStaleness.Of(changed, [ProfileFixtures.TrainedAssembly]).Stale
            .Should().ContainSingle().Which.Reason.Should().Be(StaleReason.Missing);
    }

    [Fact]
    public void An_assembly_that_the_profile_does_not_mention_is_not_checked() =>
        ProfileStaleness.Of(_profile, [typeof(ProfileStalenessTests).Assembly.Location]).Checked.Should().Be(0);

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        string file = _folder.Write("text.dll", "no assembly");

        FluentActions.Invoking(() => ProfileStaleness.Of(_profile, [file])).Should().Throw<ProfileFormatException>();
    }

    private Profile WithFirst(Func<MethodProfile, MethodProfile> change)
    {
        MethodProfile first = _profile.Methods.Where(method => method.Method.Assembly == "Shapes").MaxBy(method => method.Weight)!;
        return Profile.Of(_profile.Methods.Select(method => method == first ? change(method) : method));
    }
}
