using System.Text;
using Inferno.Lab.Noise;
using Inferno.PgoPerf.Tests.Repository;
using Inferno.Statistics.Calibration;

namespace Inferno.PgoPerf.Tests.Noise;

public sealed class TraceCsvTests
{
    [Fact]
    public void Has_the_columns_of_the_recorded_trace() =>
        File.ReadLines(RepositoryLayout.At("tests", "fixtures", "traces", "aa-launches.csv")).First()
            .Should().Be(TraceCsv.Header);

    [Fact]
    public async Task Is_read_as_a_trace_with_the_same_times()
    {
        CopyTrace trace = await new Collection().CollectAsync(rounds: Trace.FewestLaunches);

        Trace read = Trace.Parse("own.csv", Encoding.UTF8.GetBytes(TraceCsv.Render(trace)));

        read.Times.Should().Equal(trace.Times, (text, time) => Math.Abs(text - (1000 * time)) <= .00005);
    }

    [Fact]
    public async Task Every_line_fills_the_columns_that_a_warm_launch_can_tell()
    {
        CopyTrace trace = await new Collection().CollectAsync(rounds: 20);

        string[][] rows = [.. TraceCsv.Render(trace).TrimEnd('\n').Split('\n').Select(line => line.Split(','))];

        rows.Should().OnlyContain(row => row.Length == rows[0].Length);
        string[] empty = [.. rows[0].Where((_, column) => rows[1..].All(row => row[column].Length == 0))];
        empty.Should().BeSubsetOf(["start_ms", "first_ms", "cold_ms", "steal_j", "load1"]);
        rows[1..].Select(row => row[6]).Distinct().Should().BeEquivalentTo("A", "B");
    }
}
