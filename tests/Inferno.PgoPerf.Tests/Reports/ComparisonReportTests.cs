using System.Text.Json;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Reporting.Markdown;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Reports;

public sealed class ComparisonReportTests
{
    private static readonly ComparisonRecord Example = new()
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        Programs = new BuildPair(new ProgramBuild("baseline", "/old/app"), new ProgramBuild("candidate", "/new/app")),
        Arguments = ["--size", "9"],
        Metric = "'took ([0-9.]+)'",
        HigherIsBetter = false,
        Seed = 42,
        Machine = MachineRecord.Current(),
        Verdict = new Verdict(Outcome.Pass, "'gain > 0%' is proved by 3 pairs", "") { Gain = new GainSummary(.2, .15, .25, 3) },
        Pairs = [Pair(10, 8), Pair(12, 9), Pair(11, 8.5)],
        Voids = [],
    };

    [Fact]
    public void Tells_people_the_medians_the_gain_and_the_verdict() => ComparisonReport.Text(Example).Should().Be(
        """
        | build     | median | executable |
        | --------- | ------ | ---------- |
        | baseline  | 11     | /old/app   |
        | candidate | 8.5    | /new/app   |

        median of 'took ([0-9.]+)', lower is better; the same plan again: --seed 42
        Pass: 'gain > 0%' is proved by 3 pairs

        """);

    [Fact]
    public void Tells_machines_every_value()
    {
        using JsonDocument json = JsonDocument.Parse(ComparisonReport.Json(Example));

        json.RootElement.GetProperty("schemaVersion").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("verdict").GetProperty("outcome").GetString().Should().Be("Pass");
        json.RootElement.GetProperty("pairs").EnumerateArray()
            .Select(pair => pair.GetProperty("candidate").GetProperty("value").GetDouble()).Should().Equal(8, 9, 8.5);
    }

    private static MeasuredPair<MeasuredLaunch> Pair(double baseline, double candidate) =>
        new(PairOrder.CandidateFirst, new MeasuredLaunch(baseline, 1), new MeasuredLaunch(candidate, 1));
}
