using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Tests.Builds.Compiled;

public sealed class BodyChangesTests
{
    private static readonly ProfiledMethod Hot = new("Hot", 600);
    private static readonly ProfiledMethod Warm = new("Warm", 350);
    private static readonly ProfiledMethod Cold = new("Cold", 50);

    private static readonly Profile Training = Profile.Of([Hot.Profile(), Warm.Profile(), Cold.Profile()]);

    [Fact]
    public void Weighs_the_hot_methods_whose_images_changed()
    {
        BodyChanges changes = BodyChanges.Of(
            DefinitionNames.InImage,
            BodyComparison.Of(
                [Hot.InImage("a"), Warm.InImage("a"), Cold.InImage("a")],
                [Hot.InImage("b"), Warm.InImage("a"), Cold.InImage("b")]),
            Training);

        changes.Should().BeEquivalentTo(new { Compared = 3, Changed = 2, Removed = 0, Added = 0, HotMethods = 2 });
        changes.HotTouchedPercent.Should().BeApproximately(100.0 * 600 / 950, 1e-9);
        changes.HottestUntouched.Should().ContainSingle().Which.Should().Contain("Warm");
    }

    [Fact]
    public void Counts_a_method_that_was_inlined_everywhere_as_changed() =>
        BodyChanges.Of(
            DefinitionNames.InMap,
            BodyComparison.Of([Hot.InMap("a"), Warm.InMap("a")], [Warm.InMap("b")]),
            Training).HotTouchedPercent.Should().Be(100);

    [Fact]
    public void Leaves_out_methods_that_are_compiled_nowhere() =>
        BodyChanges.Of(DefinitionNames.InMap, BodyComparison.Of([Cold.InMap("a")], [Cold.InMap("b")]), Training)
            .Should().BeEquivalentTo(new { HotMethods = 1, HotTouchedPercent = 100.0 });

    [Fact]
    public void Leaves_out_methods_in_which_a_profile_can_decide_nothing()
    {
        ProfiledMethod getter = new("get_Count", 10_000) { Blocks = 1 };
        BodyChanges.Of(
            DefinitionNames.InMap,
            BodyComparison.Of([getter.InMap("a"), Hot.InMap("a")], [getter.InMap("a"), Hot.InMap("b")]),
            Profile.Of([getter.Profile(), Hot.Profile()])).HotTouchedPercent.Should().Be(100);
    }
}
