using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class StaticVerificationTests
{
    public static TheoryData<PgoMode> Modes => [PgoMode.ReadyToRun, PgoMode.NativeAot];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Accepts_builds_that_differ_in_the_profile_alone(PgoMode mode) => BuildVerifier.Verify(Sound(mode)).Should().BeEmpty();

    [Theory]
    [InlineData(PgoMode.ReadyToRun, "INF1001", "INF1033")]
    [InlineData(PgoMode.NativeAot, "INF1001")]
    public void Finds_identical_builds(PgoMode mode, params string[] ids) =>
        Ids(Sound(mode) with { Pgo = Sound(mode).Baseline }).Should().Equal(ids);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_native_library_that_differs(PgoMode mode) =>
        Ids(Sound(mode) with { Pgo = Snapshot(mode, StaticPair.OptimisedCode, native: "other") }).Should().Equal("INF1002");

    [Theory]
    [InlineData(PgoMode.ReadyToRun, "INF1002", "INF1003", "INF1033")]
    [InlineData(PgoMode.NativeAot, "INF1002", "INF1003")]
    public void Finds_machine_code_that_does_not_differ(PgoMode mode, params string[] ids) =>
        Ids(Sound(mode) with { Pgo = Snapshot(mode, "plain", native: "other") }).Should().Equal(ids);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_recipes_in_which_the_switches_are_the_same(PgoMode mode) =>
        Ids(Sound(mode) with { PgoRecipe = StaticPair.Recipe(mode, BuildVariant.Baseline) }).Should().Equal("INF1011");

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_compiler_without_the_profile(PgoMode mode) =>
        Ids(Pgo(mode, call => call with { Profiles = [] })).Should().Equal("INF1013");

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_compiler_with_another_profile(PgoMode mode) =>
        Ids(Pgo(mode, call => call with { Profiles = ["App-fedcba9876543210.mibc"] })).Should().Equal("INF1013");

    [Fact]
    public void Finds_images_that_carry_no_profile_data() => Ids(StaticPair.ReadyToRun with
    {
        Pgo = StaticPair.ReadyToRun.Pgo with { EmbeddedProfiles = ["System.Framework.dll"] },
    }).Should().Equal("INF1033");

    [Fact]
    public void Finds_a_baseline_that_carries_profile_data() => Ids(StaticPair.ReadyToRun with
    {
        Baseline = StaticPair.ReadyToRun.Baseline with { EmbeddedProfiles = ["App.dll"] },
    }).Should().Equal("INF1034");

    [Fact]
    public void Finds_a_compiler_that_is_not_told_to_embed_the_profile() =>
        Ids(Pgo(PgoMode.ReadyToRun, call => call with { EmbedsProfile = false })).Should().Equal("INF1014");

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_baseline_with_the_profile(PgoMode mode) => Ids(Sound(mode) with
    {
        BaselineCompilations = [.. Sound(mode).BaselineCompilations.Select(call => call with { Profiles = [StaticPair.ProfileName] })],
    }).Should().Equal("INF1015");

    [Fact]
    public void Accepts_a_baseline_whose_framework_carries_what_Microsoft_put_into_it() => Ids(StaticPair.ReadyToRun with
    {
        Baseline = StaticPair.ReadyToRun.Baseline with { EmbeddedProfiles = ["Library.dll"] },
        BaselineCompilations =
        [
            .. StaticPair.ReadyToRun.BaselineCompilations.Select(call => call with { Profiles = ["StandardOptimizationData.mibc"], EmbedsProfile = true }),
        ],
    }).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_baseline_with_a_profile_that_the_project_brings_along(PgoMode mode)
    {
        BuildPair pair = Sound(mode);
        string[] own = ["committed.mibc"];

        IEnumerable<Finding> findings = BuildVerifier.Verify(pair with
        {
            BaselineCompilations = [.. pair.BaselineCompilations.Select(call => call with { Profiles = own })],
            PgoCompilations = [.. pair.PgoCompilations.Select(call => call with { Profiles = [.. own, .. call.Profiles] })],
        });

        findings.Should().OnlyContain(finding => finding.Id == "INF1015" && finding.Cause.Contains("committed.mibc"));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_publish_without_the_compiler(PgoMode mode) =>
        Ids(Sound(mode) with { BaselineCompilations = [] }).Should().Equal("INF1016");

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_a_manifest_without_evidence(PgoMode mode) =>
        Ids(Sound(mode) with { Evidence = null }).Should().Equal("INF1017");

    [Theory]
    [MemberData(nameof(Modes))]
    public void Finds_other_arguments_that_differ(PgoMode mode) =>
        Ids(Pgo(mode, call => call with { OtherArguments = "other" })).Should().Equal("INF1018");

    [Fact]
    public void Finds_an_image_that_only_one_build_compiles() => Ids(StaticPair.ReadyToRun with
    {
        BaselineCompilations = [.. StaticPair.ReadyToRun.BaselineCompilations.Skip(1)],
    }).Should().Equal("INF1018");

    private static BuildPair Sound(PgoMode mode) =>
        mode == PgoMode.ReadyToRun ? StaticPair.ReadyToRun : StaticPair.NativeAot;

    private static BuildSnapshot Snapshot(PgoMode mode, string code, string native) => mode == PgoMode.ReadyToRun
        ? StaticPair.ReadyToRunSnapshot(code, native)
        : StaticPair.NativeSnapshot(code, native);

    private static BuildPair Pgo(PgoMode mode, Func<Compilation, Compilation> change) =>
        Sound(mode) with { PgoCompilations = [.. Sound(mode).PgoCompilations.Select(change)] };

    private static IEnumerable<string> Ids(BuildPair pair) =>
        BuildVerifier.Verify(pair).Select(finding => finding.Id).Distinct();
}
