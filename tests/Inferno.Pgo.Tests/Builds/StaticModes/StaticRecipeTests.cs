using System.Globalization;
using System.Xml.Linq;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Profiles;

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

    [Theory]
    [InlineData(0.1, "App|System.Linq|System.Memory")]
    [InlineData(2, "App|System.Linq")]
    [InlineData(100, "")]
    public void Both_variants_compile_the_assemblies_that_hold_so_much_of_the_weight(double percent, string compiled)
    {
        using TemporaryFolder folder = new();
        _ = folder.Write("App.csproj", "<Project />");
        PgoConfig config = PgoConfig.Load(folder.Write(
            "pgo.json", string.Create(CultureInfo.InvariantCulture, $$"""{ "project": "App.csproj", "frameworkPercent": {{percent}} }""")));
        ModeDefinition mode = ModeDefinition.Of(PgoMode.ReadyToRun);
        IReadOnlyList<AssemblyWeight> weights = StaticPair.Evidence.Training.Assemblies;

        mode.Recipe(config, BuildVariant.Pgo, "/profiles/App.mibc", weights).Properties["InfernoPgoAssemblies"].Should().Be(compiled);
        mode.Baseline(config, weights).Properties["InfernoPgoAssemblies"].Should().Be(compiled);
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
