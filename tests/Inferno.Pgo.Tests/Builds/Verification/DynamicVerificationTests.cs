using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.Verification;

public sealed class DynamicVerificationTests
{
    [Fact]
    public void Accepts_builds_that_differ_in_the_switch_alone() =>
        BuildVerifier.Verify(DynamicPair.Sound).Should().BeEmpty();

    [Fact]
    public void Finds_identical_builds() =>
        Ids(DynamicPair.Sound with { Pgo = DynamicPair.Sound.Baseline }).Should().Contain("INF1001").And.Contain("INF1007");

    [Fact]
    public void Finds_a_library_that_differs() =>
        Ids(DynamicPair.Sound with { Pgo = DynamicPair.Snapshot(DynamicPair.On, library: "other") }).Should().Equal("INF1002");

    [Fact]
    public void Finds_a_configuration_that_does_not_differ() =>
        Ids(DynamicPair.Sound with { Pgo = DynamicPair.Snapshot(DynamicPair.Off, library: "other") })
            .Should().Equal("INF1002", "INF1003", "INF1007");

    [Fact]
    public void Finds_a_recipe_that_differs_in_more_than_the_switch() =>
        Ids(DynamicPair.Sound with { PgoRecipe = DynamicPair.Recipe(BuildVariant.Pgo, ("Optimize", "false")) })
            .Should().Equal("INF1004");

    [Fact]
    public void Finds_a_baseline_that_has_pgo() =>
        Ids(DynamicPair.Sound with { Baseline = DynamicPair.Snapshot(DynamicPair.On, library: "same") })
            .Should().Contain("INF1006");

    [Fact]
    public void Finds_a_baseline_that_was_compiled_with_a_profile_of_the_projects_own() => Ids(DynamicPair.Sound with
    {
        BaselineCompilations = [new Compilation("App.dll", ["committed.mibc"], EmbedsProfile: true, "same")],
    }).Should().Equal("INF1015");

    [Fact]
    public void Finds_a_program_that_switches_tiered_compilation_off()
    {
        static string Without(string config) => config.Replace(
            "\"System.GC.Server\":false", "\"System.GC.Server\":false,\"System.Runtime.TieredCompilation\":false", StringComparison.Ordinal);

        Ids(DynamicPair.Sound with
        {
            Baseline = DynamicPair.Snapshot(Without(DynamicPair.Off)),
            Pgo = DynamicPair.Snapshot(Without(DynamicPair.On)),
        }).Should().Equal("INF1041");
    }

    [Fact]
    public void Finds_a_file_that_only_one_build_has() =>
        Ids(DynamicPair.Sound with { Pgo = DynamicPair.Snapshot(DynamicPair.On, "same", "extra.dll") }).Should().Equal("INF1008");

    [Fact]
    public void Finds_another_runtime_setting_that_differs() =>
        Ids(DynamicPair.Sound with { Pgo = DynamicPair.Snapshot(DynamicPair.On.Replace(
            "\"System.GC.Server\":false", "\"System.GC.Server\":true", StringComparison.Ordinal)) }).Should().Equal("INF1009");

    [Fact]
    public void Finds_a_configuration_that_is_not_there() =>
        Ids(DynamicPair.Sound with { Pgo = DynamicPair.Sound.Pgo with { RuntimeConfig = null } }).Should().Equal("INF1010");

    [Fact]
    public void Finds_recipes_in_which_the_switch_is_the_same() =>
        Ids(DynamicPair.Sound with { PgoRecipe = DynamicPair.Recipe(BuildVariant.Pgo, ("TieredPGO", "false")) })
            .Should().Equal("INF1011");

    [Fact]
    public void Every_finding_forbids_the_builds_and_names_a_next_step()
    {
        IReadOnlyList<Finding> findings = BuildVerifier.Verify(DynamicPair.Sound with { Pgo = DynamicPair.Sound.Baseline });

        BuildVerifier.Forbids(findings).Should().BeTrue();
        findings.Should().OnlyContain(finding => finding.NextStep.Length > 10 && !finding.ToString().Contains('\n'));
    }

    private static IEnumerable<string> Ids(BuildPair pair) =>
        BuildVerifier.Verify(pair).Select(finding => finding.Id).Distinct();
}
