using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles.Flow;

/// <summary>The work of the program that the committed trace recorded: 50 rounds over 100 shapes, nine in ten circles.</summary>
public sealed class SteeredWorkTests
{
    private const int Shapes = 50 * 100;

    [Fact]
    public void Counts_the_calls_of_a_loop_and_those_that_go_to_the_dominant_target()
    {
        SteeredWork work = Of(method => method.Method.Name == "TotalArea");

        work.Calls.Should().Be(Shapes);
        work.DominantCalls.Should().BeInRange(.7 * Shapes, Shapes, "a sample of the calls stands for all");
        work.Branches.Should().Be(0, "the way round a loop is no choice");
        work.Instructions.Should().BeGreaterThan(5 * Shapes);
        work.KnownShare.Should().Be(1);
    }

    [Fact]
    public void A_method_without_calls_that_a_profile_predicts_has_none() =>
        Of(method => method.Method.Name == "SumOf").Should().Match<SteeredWork>(
            work => work.Calls == 0 && work.DominantCalls == 0 && work.Instructions > 0);

    [Fact]
    public void Leaves_a_method_with_handlers_out_and_says_so() =>
        Of(method => method.Method.Name == "Largest").Should().Match<SteeredWork>(
            work => work.KnownShare == 0 && work.Instructions == 0 && work.HotMethods > 0);

    [Fact]
    public void Knows_nothing_of_a_profile_whose_assemblies_are_not_at_hand()
    {
        using TemporaryFolder folder = new();

        SteeredWork work = SteeredWork.Of(ProfileFixtures.Create(ProfileFixtures.BriefTrace, folder).Profile, []);

        work.KnownShare.Should().Be(0);
        work.Instructions.Should().Be(0);
    }

    [Fact]
    public void Refuses_a_file_that_is_no_assembly()
    {
        using TemporaryFolder folder = new();
        string damaged = Path.Combine(folder.Root, "Shapes.dll");
        File.WriteAllText(damaged, "no assembly");
        Profile profile = ProfileFixtures.Create(ProfileFixtures.BriefTrace, folder).Profile;

        FluentActions.Invoking(() => SteeredWork.Of(profile, [damaged]))
            .Should().Throw<ProfileFormatException>().WithMessage("*Shapes.dll*");
    }

    private static SteeredWork Of(Func<MethodProfile, bool> filter)
    {
        using TemporaryFolder folder = new();
        Profile all = ProfileFixtures.Create(ProfileFixtures.BriefTrace, folder).Profile;
        return SteeredWork.Of(Profile.Of(all.Methods.Where(filter)), [ProfileFixtures.TrainedAssembly]);
    }
}
