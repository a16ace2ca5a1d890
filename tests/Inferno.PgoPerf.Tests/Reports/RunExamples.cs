using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Reports;

internal static class RunExamples
{
    /// <summary>A run with a proved gain and an invalid comparison, the same in every test.</summary>
    public static RunRecord Mixed()
    {
        Samples gain = SampleFactory.Pairs(10, .2, new GainAbove(.1));
        Random noise = new(11);
        Samples strange = SampleFactory.Pairs(10, .2, new GainAbove(.1), (pair, _) => pair with
        {
            Candidate = SampleFactory.Launch(.004, noise, new LaunchFigures { Digest = new string('b', 64) }),
        });
        return new RunRecord
        {
            Id = "20261123T210000Z-0000002a",
            StartedAt = new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.Zero),
            Seed = 42,
            Inputs = ["tests/fixtures/models/kjv-64"],
            Machine = new MachineRecord("Debian", "X64", 2, ".NET 10.0.0"),
            Modes = [new ModeRecord(
                new BuildsRecord("artifacts/pgo/dynamic", new string('c', 64), Reused: true),
                new TimeSpent(1.2, 61.7),
                new ModeResult(
                    PgoMode.Dynamic,
                    new Evidence(
                        EvidenceOf(dynamicPgo: false, new CompiledMethods(812, 0, 0, 455, 30)),
                        EvidenceOf(dynamicPgo: true, new CompiledMethods(811, 54, 158, 440, 30))),
                    [
                        new ScenarioResult(gain, Judge.AtLook(gain)!.Under([WarningFindings.OtherLoad(.31)]), 30)
                        {
                            Suitability = new SuitabilityScore(.98, 1, .03, .09),
                        },
                        new ScenarioResult(
                            strange with { Scenario = strange.Scenario with { Case = "strange" } }, Judge.AtLook(strange)!, 31),
                    ]))],
        };
    }

    private static RuntimeEvidence EvidenceOf(bool dynamicPgo, CompiledMethods compiled) =>
        new LaunchFigures { DynamicPgo = dynamicPgo }.ToCase().Evidence! with { Compiled = compiled };
}
