using Inferno.Pgo.Builds;
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
    public void Both_ReadyToRun_builds_are_compiled_for_this_machine() => CompilerTargets.Text.Should().Contain(Native);
}
