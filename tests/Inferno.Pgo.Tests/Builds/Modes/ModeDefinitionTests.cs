using System.Xml.Linq;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.Modes;

/// <summary>What each mode's class says of it; what follows from that for builds is tested where builds are.</summary>
public sealed class ModeDefinitionTests
{
    private static readonly ProfileSwitches Profile = new("/profiles/App.mibc", "/profiles/compilers.targets");

    [Theory]
    [InlineData(PgoMode.Dynamic, "dynamic")]
    [InlineData(PgoMode.ReadyToRun, "readytorun")]
    [InlineData(PgoMode.NativeAot, "nativeaot")]
    public void A_mode_has_a_class_and_the_name_that_directories_and_records_bear(PgoMode mode, string name)
    {
        ModeDefinition.Of(mode).Mode.Should().Be(mode);
        mode.Name().Should().Be(name);
        PgoModes.Find(name).Should().Be(mode);
    }

    [Fact]
    public void Every_mode_has_a_class_and_is_built_in_order() =>
        PgoModes.All.Select(mode => ModeDefinition.Of(mode).Mode).Should().Equal(PgoMode.Dynamic, PgoMode.ReadyToRun, PgoMode.NativeAot);

    [Fact]
    public void What_is_no_mode_has_neither_class_nor_name()
    {
        PgoMode none = (PgoMode)99;
        FluentActions.Invoking(() => ModeDefinition.Of(none)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => none.Name()).Should().Throw<ArgumentOutOfRangeException>();
        PgoModes.Find("99").Should().BeNull();
    }

    [Theory]
    [InlineData(PgoMode.Dynamic)]
    [InlineData(PgoMode.ReadyToRun)]
    [InlineData(PgoMode.NativeAot)]
    public void The_two_recipes_of_a_mode_differ_in_its_switches_and_name_only_its_places(PgoMode mode)
    {
        ModeDefinition definition = ModeDefinition.Of(mode);
        SortedDictionary<string, string> baseline = Recipe(mode, BuildVariant.Baseline);
        SortedDictionary<string, string> pgo = Recipe(mode, BuildVariant.Pgo);

        baseline.Keys.Should().Equal(pgo.Keys);
        baseline.Keys.Where(name => baseline[name] != pgo[name]).Should().BeEquivalentTo(definition.Switches);
        pgo.Where(property => property.Value.StartsWith("/profiles", StringComparison.Ordinal)).Select(property => property.Key)
            .Should().BeEquivalentTo(definition.Places);
    }

    [Fact]
    public void A_static_mode_spells_methods_as_its_compiler_does()
    {
        MethodIdentity method = Samples.Method("Run");

        ModeDefinition.Of(PgoMode.ReadyToRun).Spell(method).Should().Be(DefinitionNames.InImage(method));
        ModeDefinition.Of(PgoMode.NativeAot).Spell(method).Should().Be(DefinitionNames.InMap(method));
    }

    [Fact]
    public void A_mode_that_compiles_no_profile_spells_no_methods() =>
        FluentActions.Invoking(() => ModeDefinition.Of(PgoMode.Dynamic).Spell(Samples.Method("Run")))
            .Should().Throw<InvalidOperationException>().WithMessage("mode dynamic compiles no profile");

    /// <summary>A mode whose build holds no IL is seen at work in another's.</summary>
    [Fact]
    public void Every_mode_is_counted_in_one_that_the_runtime_compiles()
    {
        ModeDefinition.Of(PgoMode.NativeAot).Instrumented.Should().Be(PgoMode.Dynamic);
        PgoModes.All.Should().AllSatisfy(mode =>
            ModeDefinition.Of(ModeDefinition.Of(mode).Instrumented).TieredPgo.Should().NotBeNull());
    }

    [Fact]
    public void The_build_file_holds_each_modes_part_once()
    {
        XElement file = XDocument.Parse(CompilerTargets.Text).Root!;

        file.Descendants("PublishReadyToRunPgoFiles").Should().ContainSingle().Which.Attribute("Include")!.Value.Should().Be("$(InfernoPgoProfile)");
        file.Descendants("IlcArg").Should().ContainSingle();
        file.Elements("Target").Select(target => target.Attribute("Name")!.Value).Should().OnlyHaveUniqueItems().And.HaveCount(2);
    }

    private static SortedDictionary<string, string> Recipe(PgoMode mode, BuildVariant variant) =>
        ModeDefinition.Of(mode).Recipe(variant, "linux-x64", new Dictionary<string, string>(), Profile).Properties;
}
