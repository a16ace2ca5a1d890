using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Modes;

namespace Inferno.Pgo.Tests.Builds.Pins;

/// <summary>Recipes out of a manifest, at another place.</summary>
public sealed class RecordedRecipeTests
{
    private static readonly ProfileSwitches Then = new("/then/profiles/a.mibc", "/then/profiles/compilers.targets");
    private static readonly ProfileSwitches Now = new("/now/profiles/b.mibc", "/now/profiles/compilers.targets");

    [Theory]
    [InlineData(PgoMode.Dynamic)]
    [InlineData(PgoMode.ReadyToRun)]
    [InlineData(PgoMode.NativeAot)]
    public void Name_the_places_of_now_and_are_otherwise_as_recorded(PgoMode mode)
    {
        foreach (BuildVariant variant in Enum.GetValues<BuildVariant>())
        {
            SortedDictionary<string, string> recorded = Recipe(mode, variant, Then).Properties;
            recorded["OwnSwitch"] = "as then";

            SortedDictionary<string, string> repeated =
                Recipe(mode, variant, Now).RecordedAs(recorded, ModeDefinition.Of(mode).Places, Recipe(mode, BuildVariant.Pgo, Now)).Properties;

            SortedDictionary<string, string> expected = Recipe(mode, variant, Now).Properties;
            expected["OwnSwitch"] = "as then";
            repeated.Should().Equal(expected);
        }
    }

    private static BuildRecipe Recipe(PgoMode mode, BuildVariant variant, ProfileSwitches profile) =>
        ModeDefinition.Of(mode).Recipe(variant, "linux-x64", new Dictionary<string, string>(), profile);
}
