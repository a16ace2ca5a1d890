using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Compiled;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.Verification;

public sealed class BodyChecksTests
{
    private static readonly BodyChanges Sound = new(1_000, 120, 15, 20, 40, 90, ["App::Copy"]);

    [Fact]
    public void Accepts_a_profile_that_changed_what_is_hot() => BodyChecks.Run(Sound).Should().BeEmpty();

    [Fact]
    public void Finds_that_no_body_changed() =>
        Only(Sound with { Changed = 0, Removed = 0, Added = 0, HotTouchedPercent = 0 }).Id.Should().Be("INF1030");

    [Fact]
    public void Finds_a_profile_of_another_program() =>
        Only(Sound with { HotMethods = 0, HotTouchedPercent = 0 }).Id.Should().Be("INF1031");

    [Fact]
    public void Finds_that_only_cold_code_changed()
    {
        Finding finding = Only(Sound with { HotTouchedPercent = 24.9 });

        finding.Id.Should().Be("INF1032");
        finding.Cause.Should().Contain("24.9%").And.Contain("App::Copy");
    }

    [Fact]
    public void Asks_nothing_of_a_hot_loop_or_two_that_were_laid_out_well_already() =>
        BodyChecks.Run(Sound with { HotMethods = 4, HotTouchedPercent = 0 }).Should().BeEmpty();

    [Fact]
    public void Accepts_profile_data_in_the_pgo_build_alone() => BodyChecks.RunEmbedded([], ["App.dll"]).Should().BeEmpty();

    [Fact]
    public void Finds_that_no_profile_data_are_embedded() =>
        BodyChecks.RunEmbedded([], []).Select(finding => finding.Id).Should().Equal("INF1033");

    [Fact]
    public void Finds_a_baseline_with_profile_data() =>
        BodyChecks.RunEmbedded(["App.dll"], ["App.dll"]).Select(finding => finding.Id).Should().Equal("INF1034");

    private static Finding Only(BodyChanges changes)
    {
        Finding finding = BodyChecks.Run(changes).Should().ContainSingle().Subject;
        finding.Severity.Should().Be(FindingSeverity.Error);
        return finding;
    }
}
