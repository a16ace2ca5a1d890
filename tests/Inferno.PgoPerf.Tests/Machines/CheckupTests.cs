using Inferno.Measuring.Machines;
using Inferno.Reporting.Markdown;

namespace Inferno.PgoPerf.Tests.Machines;

public sealed class CheckupTests
{
    private const long Gibibyte = 1L << 30;

    private static readonly CheckupFacts Sound = new()
    {
        Sdk = "10.0.401",
        Processors = 4,
        ClockFrequency = 1_000_000_000,
        ClockSource = "tsc",
        LoadAverage = .3,
        Governor = "performance",
        Limits = new ContainerLimits(null, null),
        Memory = 8 * Gibibyte,
        Disk = 20 * Gibibyte,
    };

    public static TheoryData<string, CheckOutcome, string, Func<CheckupFacts, CheckupFacts>> Troubles => new()
    {
        { "SDK", CheckOutcome.Problem, "there is no verdict", facts => facts with { Sdk = null } },
        { "SDK", CheckOutcome.Problem, "there is no verdict", facts => facts with { Sdk = "9.0.300" } },
        { "SDK", CheckOutcome.Problem, "there is no verdict", facts => facts with { Sdk = null, HomeMissing = "/gone" } },
        { "SDK", CheckOutcome.Problem, "there is no verdict", facts => facts with { Sdk = null, SdkFailure = "global.json wants 11.0.100" } },
        { "linker", CheckOutcome.Warning, "nativeaot is skipped", facts => facts with { LinkerMissing = "install gcc" } },
        { "processors", CheckOutcome.Warning, "INF2003", facts => facts with { Processors = 1, LoadAverage = .1 } },
        { "clock", CheckOutcome.Problem, "every verdict is Invalid", facts => facts with { ClockFrequency = 1000 } },
        { "clock", CheckOutcome.Warning, "more pairs", facts => facts with { ClockSource = "hpet" } },
        { "other load", CheckOutcome.Warning, "Inconclusive is likelier", facts => facts with { LoadAverage = 2.5 } },
        { "frequency scaling", CheckOutcome.Warning, "adds noise", facts => facts with { Governor = "powersave" } },
        { "processor limit", CheckOutcome.Warning, "INF2055", facts => facts with { Limits = new ContainerLimits(1.5, null) } },
        { "memory", CheckOutcome.Problem, "no build at all", facts => facts with { Memory = Gibibyte / 4 } },
        { "memory", CheckOutcome.Warning, "voided pairs", facts => facts with { Memory = Gibibyte } },
        { "free disk", CheckOutcome.Problem, "cannot be written", facts => facts with { Disk = Gibibyte / 2 } },
        { "free disk", CheckOutcome.Warning, "cannot be written", facts => facts with { Disk = 2 * Gibibyte } },
    };

    [Fact]
    public void Finds_nothing_on_a_sound_machine()
    {
        IReadOnlyList<Check> checks = Checkup.Of(Sound);

        checks.Should().OnlyContain(check => check.Outcome == CheckOutcome.Fine);
        CheckupReport.Text(checks).Should().EndWith("Verdicts can be had here.\n");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Says_what_a_trouble_does_to_the_verdict(
        string name, CheckOutcome outcome, string effect, Func<CheckupFacts, CheckupFacts> trouble)
    {
        IReadOnlyList<Check> checks = Checkup.Of(trouble(Sound));

        Check complaint = checks.Should().ContainSingle(check => check.Outcome != CheckOutcome.Fine).Which;
        complaint.Name.Should().Be(name);
        complaint.Outcome.Should().Be(outcome);
        complaint.Effect.Should().Contain(effect);
        complaint.NextStep.Should().NotBeEmpty();
        Checkup.Forbids(checks).Should().Be(outcome == CheckOutcome.Problem);
        CheckupReport.Text(checks).Should().Contain($"verdict: {complaint.Effect}").And.Contain($"do:      {complaint.NextStep}");
    }

    [Theory]
    [InlineData("/gone", "It said this", "/gone (HOME or DOTNET_CLI_HOME) is not there", "create that folder")]
    [InlineData(null, "It said this", "It said this", "mend what it names")]
    [InlineData(null, "", "none that runs here", "install the .NET 10 SDK")]
    public void Names_the_cure_of_what_keeps_the_sdk_from_running(string? home, string said, string found, string cure)
    {
        Check sdk = Checkup.Of(Sound with { Sdk = null, HomeMissing = home, SdkFailure = said })[0];

        sdk.Found.Should().Contain(found);
        sdk.NextStep.Should().Contain(cure);
    }

    [Fact]
    public void Every_check_has_a_trouble_that_it_sees() =>
        Troubles.Select(row => row.Data.Item1).Distinct().Should().BeEquivalentTo(Checkup.Of(Sound).Select(check => check.Name));
}
