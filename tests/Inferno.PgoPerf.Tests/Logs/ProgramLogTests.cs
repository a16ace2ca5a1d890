using Inferno.PgoPerf.Logs;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Logs;

public sealed class ProgramLogTests
{
    [Fact]
    public void Keeps_three_figures_of_the_same_kind_apart()
    {
        ProgramLog log = ProgramLog.Parse(new LogText().Lines).Single();

        log.Performance.RequestTime.Should().Be(new Spread(.1, .09, .19, .2, .05, .21));
        log.ColdStart.Should().Be(new ColdStart(.012345, .000321, .045678, .058344, .061234));
        log.WarmUp.Should().Be(new WarmUp(117, true, 2310));
    }

    [Fact]
    public void Reads_the_evidence_that_a_launch_collected()
    {
        RuntimeEvidence evidence = ProgramLog.Parse(new LogText().Lines)[0].Evidence;

        evidence.Should().Be(new RuntimeEvidence(true, 212, true, false)
        {
            ProcessorTime = .21,
            RunQueueDelay = .001,
            GarbageCollectionPause = .0002,
            AllocatedBytes = 5_000_000_000,
            PeakBytes = 61_000_000,
        });
    }

    [Fact]
    public void Knows_a_launch_that_did_not_count_methods_from_one_that_counted_none()
    {
        ProgramLog.Parse(new LogText { Tier1 = null }.Lines)[0].Evidence.Tier1Instrumented.Should().BeNull();
        ProgramLog.Parse(new LogText { Tier1 = 0 }.Lines)[0].Evidence.Tier1Instrumented.Should().Be(0);
    }

    [Fact]
    public void Reads_the_methods_of_every_tier_where_the_launch_counted_them()
    {
        ProgramLog log = ProgramLog.Parse(new LogText { ByTier = [812, 0, 158, 455, 30] }.Lines).Single();

        log.Evidence.Compiled.Should().Be(new CompiledMethods(812, 0, 158, 455, 30));
        log.Insights.OutputDigest.Should().Be(LogText.SomeDigest);
        ProgramLog.Parse(new LogText().Lines)[0].Evidence.Compiled.Should().BeNull();
    }

    [Fact]
    public void Says_which_line_breaks_the_contract_and_how()
    {
        string[] lines = [.. new LogText().Lines.Select(line => line.Replace("Wall: 0.004000s", "Wall: 0,004000s", StringComparison.Ordinal))];

        LogFormatException broken = Throws(lines);

        broken.Line.Should().Be(10);
        broken.Found.Should().Be(lines[9]);
        broken.Message.Should().StartWith("log line 10: expected 'ITERATION 1/10");
    }

    [Fact]
    public void Says_where_a_log_ends_too_early()
    {
        LogFormatException broken = Throws([.. new LogText().Lines.TakeWhile(line => line != "RUNTIME EVIDENCE")]);

        broken.Found.Should().BeNull();
        broken.Message.Should().Contain("'RUNTIME EVIDENCE'").And.EndWith("found the end of the log");
    }

    [Fact]
    public void Refuses_an_iteration_out_of_turn()
    {
        string[] lines = [.. new LogText().Lines.Where(line => !line.StartsWith("ITERATION 3/", StringComparison.Ordinal))];

        Throws(lines).Expected.Should().Be("iteration 3 before this line, not iteration 4");
    }

    [Theory]
    [InlineData("  Total tokens generated:   3200")]
    [InlineData("  Requests/sec: 230.5   Tokens/sec: 14752.0   Parallelism efficiency: 96.1%")]
    [InlineData("  Inference share: 87.7%   Managed share: 99.4%")]
    [InlineData("  Time to first token:      0.061234s")]
    public void Refuses_a_log_that_lacks_a_line(string line) =>
        Throws([.. new LogText().Lines.Where(other => other != line)]).Line.Should().BePositive();

    [Fact]
    public void Refuses_an_empty_log() => Throws([]).Line.Should().Be(1);

    [Fact]
    public void Reads_one_entry_a_case_and_gives_all_the_launchs_cold_start()
    {
        IEnumerable<string> second = new LogText { Digest = new string('b', 64) }.Lines
            .SkipWhile(line => line != "WARM-UP");

        IReadOnlyList<ProgramLog> cases = ProgramLog.Parse(
            ["CASE single_request_warm/short", .. new LogText().Lines, "CASE high_concurrency/200", .. second]);

        cases.Select(log => log.Case).Should().Equal("single_request_warm/short", "high_concurrency/200");
        cases.Select(log => log.Insights.OutputDigest).Should().Equal(LogText.SomeDigest, new string('b', 64));
        cases[1].ColdStart.Should().Be(cases[0].ColdStart);
    }

    [Fact]
    public void Refuses_a_case_that_breaks_off() =>
        Throws(["CASE one", .. new LogText().Lines, "CASE two", "WARM-UP"]).Found.Should().BeNull();

    private static LogFormatException Throws(IReadOnlyList<string> lines) =>
        FluentActions.Invoking(() => ProgramLog.Parse(lines)).Should().Throw<LogFormatException>().Which;
}
