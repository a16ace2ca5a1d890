using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Evidence;
using Inferno.Pgo.Builds.Manifests;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class ProfileVerificationTests
{
    private static readonly StaticEvidence Sound = StaticPair.Evidence;

    [Fact]
    public void Finds_an_empty_profile() =>
        Only(Sound with { Training = Sound.Training with { Methods = 0 } }).Id.Should().Be("INF1020");

    [Fact]
    public void Finds_a_profile_of_another_program() =>
        Only(Sound with { Fit = Sound.Fit with { ProgramMethods = 0, ProgramPercent = 0 } }).Id.Should().Be("INF1025");

    [Fact]
    public void Accepts_a_profile_that_lies_in_the_framework_where_the_framework_is_compiled_with_it() =>
        BuildVerifier.Verify(StaticPair.ReadyToRun with
        {
            Evidence = Sound with
            {
                Fit = Sound.Fit with
                {
                    ProgramMethods = 7,
                    ProgramPercent = 0.5,
                    Reach = [new AssemblyReach("System.Text.Json", 99.5, 99.5), new AssemblyReach("App", 0.5, 0.5)],
                },
            },
        }).Should().BeEmpty();

    [Fact]
    public void Warns_of_weight_that_the_build_leaves_and_says_where_it_lies()
    {
        Finding finding = Only(
            Sound with { Fit = Sound.Fit with { Reach = [new AssemblyReach("System.Text.Json", 95.1, 0), new AssemblyReach("App", 4.9, 4.9)] } },
            FindingSeverity.Warning);

        finding.Id.Should().Be("INF1021");
        finding.Cause.Should().Contain("4.9%").And.Contain("System.Text.Json 95.1%").And.NotContain("another program");
    }

    [Fact]
    public void A_single_training_run_claims_no_coverage() =>
        BuildVerifier.Verify(StaticPair.ReadyToRun with { Evidence = Sound with { Training = Sound.Training with { CoveragePercent = null } } })
            .Should().BeEmpty();

    [Fact]
    public void Finds_a_profile_that_was_trained_before_a_change()
    {
        Finding finding = Only(Sound with { Fit = Sound.Fit with { StaleMethods = 3, StalePercent = 5.1 } });

        finding.Id.Should().Be("INF1022");
        finding.Cause.Should().Contain("5.1%").And.Contain("3 methods");
    }

    [Fact]
    public void Finds_machine_code_that_the_profile_did_not_change() =>
        Only(Sound with { Bodies = Sound.Bodies with { Changed = 0, Removed = 0, Added = 0 } }).Id.Should().Be("INF1030");

    [Fact]
    public void Warns_of_training_runs_with_little_in_common() =>
        Only(Sound with { Training = Sound.Training with { CoveragePercent = 49.9 } }, FindingSeverity.Warning).Id
            .Should().Be("INF1023");

    [Fact]
    public void Warns_of_lost_events() =>
        Only(Sound with { Training = Sound.Training with { EventsLost = 1 } }, FindingSeverity.Warning).Id.Should().Be("INF1024");

    private static Finding Only(StaticEvidence evidence, FindingSeverity severity = FindingSeverity.Error)
    {
        Finding finding = BuildVerifier.Verify(StaticPair.ReadyToRun with { Evidence = evidence }).Should().ContainSingle().Subject;
        finding.Severity.Should().Be(severity);
        finding.NextStep.Should().NotBeEmpty();
        return finding;
    }
}
