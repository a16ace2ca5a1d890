using System.Globalization;
using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

/// <summary>The published numbers must be those that this code gives.</summary>
public class DocumentationTests
{
    /// <summary>Points: another platform's logarithm may move a few experiments across a boundary.</summary>
    private const double Tolerance = .15;

    private readonly string[] _page =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "statistics.md"));

    [Theory]
    [InlineData("**this procedure**")]
    [InlineData("benchstat (Mann-Whitney), A then B")]
    [InlineData("Mann-Whitney, randomised pairs")]
    [InlineData("means differ by > 10%, A then B")]
    public void Publishes_the_false_alarms_and_the_power_on_the_trace(string row)
    {
        Procedure procedure = Procedures.Peers.Append(Procedures.Ours).Single(p => p.Name == row.Trim('*'));
        CalibrationCell[] cells = [.. CalibrationCells.Difference(Trace(), [procedure])];

        double[] measured = [.. cells.Select(cell => 100 * Ask(cell).FailRate)];

        Numbers(Row("| trace aa-launches.csv | n = 10", row)).Should().BeEquivalentTo(
            measured, options => options.WithStrictOrdering().Using<double>(Close).WhenTypeIs<double>());
    }

    [Fact]
    public void Publishes_the_verdicts_on_the_trace()
    {
        CalibrationCell cell = CalibrationCells.Verdicts(Trace())
            .Single(cell => cell.Question is { Table: CalibrationTable.Gain, Truth: .12 });
        Tally tally = Ask(cell);
        string trace = Row("| true gain |", "12%").Split('|')[^2];

        Numbers(trace).Should().BeEquivalentTo(
            [100 * tally.PassRate, 100 * tally.InconclusiveRate, 100 * tally.FailRate, Math.Round(tally.MeanLaunches)],
            options => options.WithStrictOrdering().Using<double>(Close).WhenTypeIs<double>());
    }

    private static TraceNoise Trace() => Noises.Trace();

    private static Tally Ask(CalibrationCell cell) =>
        Tally.Of(Noises.AllTrials, cell.Experiment, TestContext.Current.CancellationToken);

    private static void Close(FluentAssertions.Equivalency.IAssertionContext<double> numbers) =>
        numbers.Subject.Should().BeApproximately(numbers.Expectation, Tolerance);

    private string Row(string table, string name) => _page
        .SkipWhile(line => !line.StartsWith(table, StringComparison.Ordinal))
        .First(line => line.StartsWith($"| {name} |", StringComparison.Ordinal))[$"| {name} |".Length..];

    private static double[] Numbers(string cells) =>
    [
        .. cells.Split([' ', '|', '→', '/', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)),
    ];
}
