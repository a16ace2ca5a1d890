using Inferno.Measuring.Machines;
using Inferno.Measuring.Verdicts;

namespace Inferno.PgoPerf.Tests.Verdicts;

public sealed class MachineCheckTests
{
    private static readonly MachineState Before = new(2, "a processor", "performance") { Clock = 100, Frequency = 3000 };

    private static readonly MachineState After = Before with { Clock = 200 };

    [Fact]
    public void A_machine_that_stays_as_it_is_gives_no_finding() => MachineCheck.Compare(Before, After).Should().BeEmpty();

    public static TheoryData<MachineState> OtherMachines =>
    [
        After with { Processors = 1 },
        After with { Model = "another" },
        After with { Governor = "powersave" },
    ];

    [Theory]
    [MemberData(nameof(OtherMachines))]
    public void A_machine_that_becomes_another_one_invalidates_its_run(MachineState after)
    {
        var findings = MachineCheck.Compare(Before, after);

        findings.Should().ContainSingle().Which.Id.Should().Be("INF2015");
        new Verdict(Outcome.Pass, "fast", "").Under(findings).Outcome.Should().Be(Outcome.Invalid);
    }

    [Theory]
    [InlineData(2300, true)]
    [InlineData(2700, false)]
    [InlineData(3500, false)]
    [InlineData(null, false)]
    public void A_processor_that_slows_down_is_held_back(int? frequency, bool found) =>
        IdsOf(After with { Frequency = frequency }).Should().Equal(found ? ["INF2055"] : Array.Empty<string>());

    [Theory]
    [InlineData(5, true)]
    [InlineData(3, false)]
    public void A_limit_that_bites_or_a_greedy_neighbour_holds_the_processors_back(double seconds, bool found)
    {
        IdsOf(After with { Throttled = seconds }).Should().Equal(found ? ["INF2055"] : Array.Empty<string>());
        IdsOf(After with { Stolen = seconds }).Should().Equal(found ? ["INF2055"] : Array.Empty<string>());
    }

    [Fact]
    public void A_warning_leaves_the_verdict_standing() =>
        new Verdict(Outcome.Pass, "fast", "").Under(MachineCheck.Compare(Before, After with { Stolen = 50 }))
            .Should().Match<Verdict>(verdict => verdict.Outcome == Outcome.Pass && verdict.Findings.Count == 1);

    private static IEnumerable<string> IdsOf(MachineState after) =>
        MachineCheck.Compare(Before, after).Select(finding => finding.Id);
}
