using System.Text;
using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class RoundTraceTests
{
    private const string Header = "round,arm,median_ms";

    [Fact]
    public void Reads_both_arms_of_every_round_in_the_order_of_the_rounds_whichever_comes_first()
    {
        Trace trace = Parse(Header + "\r\n" + string.Concat(Enumerable.Range(0, 60).Select(round => round % 2 == 0
            ? $"{round},A,{round + 1}.5\r\n{round},B,{round + 100}\r\n"
            : $"{round},B,{round + 100}\r\n{round},A,{round + 1}.5\r\n")));

        trace.Times.Should().HaveCount(120);
        trace.Times.Take(4).Should().Equal(1.5, 100, 2.5, 101);
        trace.Sha256.Should().HaveLength(64);
    }

    [Theory]
    [InlineData("0,A,1\n", "rounds.csv:2: expected arm B of round 0 beside arm A, found another round or the end.")]
    [InlineData("0,A,1\n1,B,1\n", "rounds.csv:3: expected arm B of round 0 beside arm A, found another round or the end.")]
    [InlineData("0,A,1\n0,A,1\n", "rounds.csv:3: expected arm B of round 0, found \"A\".")]
    [InlineData("0,C,1\n0,A,1\n", "rounds.csv:2: expected arm A or B of round 0, found \"C\".")]
    [InlineData("0,A,1\n0,B,0\n", "rounds.csv:3: expected a median_ms above 0, found \"0\".")]
    [InlineData("0,A,NaN\n0,B,1\n", "rounds.csv:2: expected a median_ms above 0, found \"NaN\".")]
    [InlineData("0,A\n0,B,1\n", "rounds.csv:2: expected a median_ms above 0, found \"\".")]
    [InlineData("0,A,1\n0,B,1\n", "*at least 60 rounds, found 1; measure more of them.")]
    public void Refuses_what_are_no_rounds(string rows, string message) => FluentActions
        .Invoking(() => Parse($"{Header}\n{rows}")).Should().Throw<TraceException>().WithMessage(message);

    [Fact]
    public void Refuses_a_trace_of_launches() => FluentActions
        .Invoking(() => Parse("seq,warm_median_ms\n0,1\n")).Should().Throw<TraceException>()
        .WithMessage("rounds.csv:1: expected a column round, found*");

    private static Trace Parse(string text) => RoundTrace.Parse("rounds.csv", Encoding.UTF8.GetBytes(text));
}
