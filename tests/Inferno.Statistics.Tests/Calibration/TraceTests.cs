using System.Text;
using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class TraceTests
{
    private const string Header = "seq,warm_median_ms,load1";

    [Fact]
    public void Reads_the_column_in_the_order_of_the_launches()
    {
        Trace trace = Parse(Lines(160));

        trace.File.Should().Be("launches.csv");
        trace.Times.Should().HaveCount(160);
        trace.Times.Take(2).Should().Equal(10.5, 11.5);
        trace.Sha256.Should().HaveLength(64);
    }

    [Fact]
    public void Reads_the_lines_of_a_file_written_on_Windows() =>
        Parse(Lines(160).Replace("\n", "\r\n", StringComparison.Ordinal)).Times
            .Should().Equal(Parse(Lines(160)).Times);

    [Theory]
    [InlineData("0", "launches.csv:3: expected a warm_median_ms above 0, found \"0\".")]
    [InlineData("-1", "launches.csv:3: expected a warm_median_ms above 0, found \"-1\".")]
    [InlineData("NaN", "launches.csv:3: expected a warm_median_ms above 0, found \"NaN\".")]
    [InlineData("fast", "launches.csv:3: expected a warm_median_ms above 0, found \"fast\".")]
    public void Refuses_a_time_that_is_no_positive_number(string time, string message) =>
        Parsing($"{Header}\n0,10.5,1\n1,{time},1\n").Should().Throw<TraceException>().WithMessage(message);

    [Fact]
    public void Refuses_a_line_that_is_too_short() =>
        Parsing($"{Header}\n0\n").Should().Throw<TraceException>().WithMessage("launches.csv:2: *found \"\".");

    [Fact]
    public void Refuses_a_file_without_the_column() =>
        Parsing("seq,time\n0,1\n").Should().Throw<TraceException>()
            .WithMessage("launches.csv:1: expected a column warm_median_ms, found \"seq,time\".");

    [Fact]
    public void Refuses_a_trace_too_short_to_draw_stretches_from() =>
        Parsing(Lines(119)).Should().Throw<TraceException>().WithMessage("*at least 120 launches, found 119*longer trace*");

    private static string Lines(int launches) =>
        Header + "\n" + string.Concat(Enumerable.Range(0, launches).Select(i => $"{i},{i + 10}.5,1\n"));

    private static Trace Parse(string text) => Trace.Parse("launches.csv", Encoding.UTF8.GetBytes(text));

    private static Action Parsing(string text) => () => Parse(text);
}
