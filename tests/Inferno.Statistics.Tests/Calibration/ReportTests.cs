using System.Text.Json;
using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class ReportTests
{
    private static readonly CalibrationReport Report = new(7, 10_000, new Trace("a.csv", new string('f', 64), [1, 2]),
        new Trace("r.csv", new string('e', 64), [1, 2]),
    [
        Found(CalibrationTable.Difference, "Welch", 10, 0, new Tally(6700, 3300, 0, 200_000)),
        Found(CalibrationTable.Difference, "Welch", 10, .1, new Tally(3260, 6740, 0, 200_000)),
        Found(CalibrationTable.Difference, "this procedure", 10, 0, new Tally(9670, 330, 0, 200_000)),
        Found(CalibrationTable.Difference, "this procedure", 10, .1, new Tally(500, 9500, 0, 200_000)),
        Found(CalibrationTable.Gain, "this procedure", 40, .12, new Tally(8800, 20, 1180, 430_000)),
        Found(CalibrationTable.Equality, "this procedure", 40, -.05, new Tally(8200, 0, 1800, 350_000)),
        Found(CalibrationTable.Slowdown, "this procedure", 40, -.05, new Tally(5000, 5000, 0, 660_000)),
        Found(CalibrationTable.Canary, "this procedure", 40, .02, new Tally(6000, 3700, 300, 440_000)),
        Found(CalibrationTable.GainFutility, "to the last look", 40, .11, new Tally(5100, 0, 4900, 660_000)),
        Found(CalibrationTable.GainFutility, "stops", 40, .11, new Tally(4200, 0, 5800, 460_000)),
    ]);

    [Fact]
    public void Markdown_reads_as_approved() => MarkdownReport.Render(Report).Should().Be(
        """
        10000 experiments a number (95% interval at most ±1 points), seed 7, 2 launches of `a.csv` (SHA-256 ffffffffffff…), 1 rounds of `r.csv` (SHA-256 eeeeeeeeeeee…).

        ### False alarms → power

        A difference is reported, in percent: between a program and itself → at a true gain of 10%, with n launches a side.

        | bursts | n = 10 |
        | --- | --- |
        | Welch | 33 → 67.4 |
        | **this procedure** | 3.3 → 95 |

        ### Is the gain at least 10%?

        Pass / Inconclusive / Fail by the true gain, in percent [mean launches].

        | true gain | bursts |
        | --- | --- |
        | 12% | 88 / 11.8 / 0.2 [43] |

        ### Are both sides equal within ±10%?

        Equal / Inconclusive / Different by the true gain, in percent [mean launches].

        | true gain | bursts |
        | --- | --- |
        | -5% | 82 / 18 / 0 [35] |

        ### What is saved and lost by stopping where the rest is futile

        Is the gain at least 10%? Pass / Inconclusive / Fail by the true gain, in percent [mean pairs].

        | true gain | bursts |
        | --- | --- |
        | 11%, to the last look | 51 / 49 / 0 [33] |
        | 11%, stops | 42 / 58 / 0 [23] |

        ### Is it slower than its reference, one scenario among 14?

        Reported as slower by the true gain, in percent [mean launches].

        | true gain | bursts |
        | --- | --- |
        | -5% | 50 [66] |

        ### Does the canary find a biased harness?

        Invalid / too noisy to vouch / vouched for by the bias, in percent [mean pairs].

        | bias | bursts |
        | --- | --- |
        | 2% | 37 / 3 / 60 [22] |

        """);

    [Fact]
    public void Json_holds_the_counts_of_every_finding()
    {
        using JsonDocument json = JsonDocument.Parse(JsonReport.Render(Report));
        JsonElement root = json.RootElement;
        JsonElement gain = root.GetProperty("findings")[4];

        root.GetProperty("seed").GetUInt64().Should().Be(7);
        root.GetProperty("trace").GetProperty("launches").GetInt32().Should().Be(2);
        root.GetProperty("findings").GetArrayLength().Should().Be(10);
        gain.GetProperty("table").GetString().Should().Be("gain");
        gain.GetProperty("passed").GetInt64().Should().Be(8800);
        gain.GetProperty("inconclusive").GetInt64().Should().Be(1180);
        gain.GetProperty("meanLaunches").GetDouble().Should().Be(43);
    }

    [Fact]
    public void Both_leave_the_trace_out_where_there_was_none()
    {
        CalibrationReport simulated = Report with { Trace = null, Rounds = null };

        MarkdownReport.Render(simulated).Should().Contain("seed 7.\n").And.NotContain("a.csv");
        JsonReport.Render(simulated).Should().Contain("\"trace\": null");
    }

    private static Finding Found(CalibrationTable table, string procedure, int pairs, double truth, Tally tally) =>
        new(new Question(table, "bursts", procedure, pairs, truth), tally);
}
