using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Sources;
using Inferno.Pgo.Tests.Builds.StaticModes;
using Inferno.Pgo.Tests.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds;

/// <summary>Code that is compiled beforehand for any machine is compiled again at every start on one with wider vectors.</summary>
public sealed class InstructionSetTests
{
    private const string Native = "--instruction-set:native";

    [Theory]
    [InlineData(BuildVariant.Baseline)]
    [InlineData(BuildVariant.Pgo)]
    public void Both_dynamic_builds_are_compiled_for_this_machine(BuildVariant variant) =>
        DynamicPair.Recipe(variant).Properties["PublishReadyToRunCrossgen2ExtraArgs"].Split(';').Should().Contain(Native);

    [Theory]
    [InlineData(BuildVariant.Baseline)]
    [InlineData(BuildVariant.Pgo)]
    public void Both_native_builds_are_compiled_for_this_machine(BuildVariant variant) =>
        StaticPair.Recipe(PgoMode.NativeAot, variant).Properties["IlcInstructionSet"].Should().Be("native");

    [Fact]
    public void The_same_sources_make_other_builds_on_a_processor_with_other_instruction_sets()
    {
        BuildInputs here = Inputs(), elsewhere = here with { InstructionSets = "X86Base" };

        here.InstructionSets.Split(' ').Should().Contain(X86Base.IsSupported ? nameof(X86Base) : nameof(ArmBase));
        Inputs().Digest().Should().Be(here.Digest()).And.NotBe(elsewhere.Digest());
    }

    [Fact]
    public void Both_ReadyToRun_builds_are_compiled_for_this_machine() => CompilerTargets.Text.Should().Contain(Native);

    private static BuildInputs Inputs() => new(
        DynamicPair.Recipe(BuildVariant.Baseline), DynamicPair.Recipe(BuildVariant.Pgo), new BuildSources("sources", "10.0.100", "App"), Profile: null);
}
