using System.Xml.Linq;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Modes;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class StaticRecipeTests
{
    [Theory]
    [InlineData(PgoMode.ReadyToRun)]
    [InlineData(PgoMode.NativeAot)]
    public void The_variants_differ_in_the_modes_switches_and_in_nothing_else(PgoMode mode)
    {
        BuildRecipe baseline = StaticPair.Recipe(mode, BuildVariant.Baseline);
        BuildRecipe pgo = StaticPair.Recipe(mode, BuildVariant.Pgo);

        baseline.Properties.Keys.Should().Equal(pgo.Properties.Keys);
        baseline.Properties.Keys.Where(name => baseline.Properties[name] != pgo.Properties[name])
            .Should().BeEquivalentTo(ModeDefinition.Of(mode).Switches);
    }

    [Fact]
    public void The_native_compiler_gets_the_profiles_folder_with_a_separator_at_its_end() =>
        StaticPair.Recipe(PgoMode.NativeAot, BuildVariant.Pgo).Properties["IlcMibcPath"]
            .Should().EndWith($"profiles{Path.DirectorySeparatorChar}");

    [Theory]
    [InlineData(BuildVariant.Baseline)]
    [InlineData(BuildVariant.Pgo)]
    public void The_native_compiler_of_both_variants_gets_the_same_limit_of_inlining(BuildVariant variant)
    {
        string file = StaticPair.Recipe(PgoMode.NativeAot, variant).Properties["CustomAfterMicrosoftCommonTargets"];

        file.Should().Be(StaticPair.Recipe(PgoMode.ReadyToRun, variant).Properties["CustomAfterMicrosoftCommonTargets"]);
        XDocument.Parse(CompilerTargets.Text).Descendants("IlcArg").Should().ContainSingle()
            .Which.Attribute("Include")!.Value.Should().Be("--codegenopt:JitExtDefaultPolicyMaxILRoot=400");
    }

    [Fact]
    public void A_static_mode_without_a_profile_is_refused() =>
        FluentActions.Invoking(() => ModeDefinition.Of(PgoMode.ReadyToRun).Recipe(BuildVariant.Pgo, "linux-x64", new Dictionary<string, string>()))
            .Should().Throw<ArgumentNullException>();
}
