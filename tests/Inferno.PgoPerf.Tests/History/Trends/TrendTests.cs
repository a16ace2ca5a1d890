using Inferno.History.Records;
using Inferno.History.Trends;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Verdicts;
using Inferno.Reporting.Markdown;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.History.Trends;

public sealed class TrendTests
{
    [Fact]
    public void Names_the_commits_between_which_a_gain_changed()
    {
        ChangePoint change = Trend.ChangesIn(Nights(40, DropAt25).Reverse()).Should().ContainSingle().Which;

        change.LastBefore.Commit.Should().StartWith("0018");
        change.FirstAfter.Commit.Should().StartWith("0019");
        change.CommitRange.Should().Be("0018eeeeee and 0019eeeeee");
        change.GainBefore.Should().BeApproximately(LogRatio.ToGain(.12), .005);
        change.GainAfter.Should().BeApproximately(LogRatio.ToGain(.06), .005);
        change.Series.Should().Be(new SeriesKey(
            "dynamic", "warm/short", new string('d', 64), RecordedRuns.Machine.Fingerprint, null)
        {
            Program = "src/App/App.csproj",
        });
    }

    [Fact]
    public void Names_the_runs_where_commits_are_unknown() => Trend
        .ChangesIn(Nights(40, DropAt25).Select(run => run with { Commit = null }))
        .Single().CommitRange.Should().Be("run night-0024 and run night-0025");

    [Fact]
    public void A_change_is_a_finding() => Trend.Of(Nights(40, DropAt25)).Findings
        .Should().ContainSingle().Which.ToString().Should()
        .MatchRegex(@"^INF2071 warning: the gain of dynamic warm/short went from \+11\.\d% to \+[56]\.\d% "
            + @"between 0018eeeeee and 0019eeeeee\.");

    [Fact]
    public void Never_joins_two_machines_and_says_what_differs()
    {
        MachineLimit limit = new(RecordedRuns.Machine.Fingerprint);
        Trend trend =
            Trend.Of(Nights(40, DropAt25).Select((run, night) => night >= 25 ? limit.Lift(run) : run));

        trend.Series.Should().HaveCount(2);
        trend.Series.Sum(series => series.Points.Count).Should().Be(40);
        trend.Series.SelectMany(series => series.Changes).Should().BeEmpty("another machine is no change of the program");
        trend.Findings.Should().ContainSingle().Which.Cause.Should().Be(
            "runs night-0024 and night-0025 were measured on different machines: processor limit was 1.5 and is none");
        trend.On(RecordedRuns.Machine.Fingerprint).Series.Should().ContainSingle().Which.Points.Should().HaveCount(25);
    }

    [Fact]
    public void Machines_that_take_turns_are_one_finding()
    {
        MachineLimit limit = new(RecordedRuns.Machine.Fingerprint);

        Trend.Of(Nights(10, _ => .1).Select((run, night) => night % 2 == 0 ? limit.Lift(run) : run)).Findings
            .Should().ContainSingle().Which.Id.Should().Be("INF2070");
    }

    [Fact]
    public void Never_joins_two_programs() => Trend
        .Of(Nights(40, DropAt25).Select((run, night) => night >= 25 ? run with { Program = "another" } : run))
        .Should().Match<Trend>(trend => trend.Series.Count == 2 && trend.Findings.Count == 0);

    [Fact]
    public void Never_joins_two_models() => Trend
        .Of(Nights(40, DropAt25)
            .Select((run, night) => night >= 25 ? run with { InputDigest = "another" } : run))
        .Should().Match<Trend>(trend => trend.Series.Count == 2 && trend.Findings.Count == 0);

    [Fact]
    public void Never_joins_comparisons_with_two_reference_builds() => Trend
        .Of(Nights(40, night => night >= 25 ? 0 : .06).Select((run, night) => run with
        {
            Modes =
            [
                RecordedRuns.Mode(
                    "dynamic", run.Modes[0].Results[0] with { Reference = night >= 25 ? "new pin" : "old pin" }),
            ],
        }))
        .Should().Match<Trend>(trend => trend.Series.Count == 2 && trend.Findings.Count == 0);

    [Fact]
    public void Leaves_out_what_says_nothing()
    {
        RecordedRun run = RecordedRuns.Of(1) with
        {
            Modes = [RecordedRuns.Mode(
                "dynamic",
                RecordedRuns.Result("warm/short") with { Verdict = Outcome.Invalid },
                RecordedRuns.Result("warm/long") with { LogRatio = null },
                RecordedRuns.Result("warm/medium"))],
        };

        Trend.Of([run]).Series.Should().ContainSingle().Which.Key.Scenario.Should().Be("warm/medium");
    }

    [Fact]
    public void A_night_says_what_has_changed_over_time()
    {
        TrendMarkdown.Section(Trend.Of(Nights(1, DropAt25))).Should().BeEmpty("one run is no trend");
        TrendMarkdown.Section(Trend.Of(Nights(9, DropAt25))).Should()
            .Be("\n## Over time\n\n1 series of up to 9 runs on this machine.\n\nNo gain has changed its level.\n");
        TrendMarkdown.Section(Trend.Of(Nights(40, DropAt25))).Should()
            .Contain("up to 40 runs").And.Contain("- INF2071 warning: the gain of dynamic warm/short went from");
    }

    [Fact]
    public void Levels_cover_every_point_once()
    {
        TrendSeries series = Trend.Of(Nights(60, night => night is >= 20 and < 40 ? .05 : .12)).Series.Single();

        series.Levels().Select(level => level.Points.Count).Should().Equal(20, 20, 20);
        series.Levels().SelectMany(level => level.Points).Should().Equal(series.Points);
    }

    private static double DropAt25(int night) => night >= 25 ? .06 : .12;

    private static IEnumerable<RecordedRun> Nights(int count, Func<int, double> level)
    {
        SplitMix64 random = new(5);
        return [.. Enumerable.Range(0, count)
            .Select(night => RecordedRuns.Of(night, level(night) + (.006 * random.NextGaussian())))];
    }

    private sealed record MachineLimit(string Fingerprint)
    {
        public RecordedRun Lift(RecordedRun run)
        {
            RecordedRun lifted = run with { Machine = run.Machine with { Limits = new ContainerLimits(null, null) } };
            lifted.Machine.Fingerprint.Should().NotBe(Fingerprint);
            return lifted;
        }
    }
}
