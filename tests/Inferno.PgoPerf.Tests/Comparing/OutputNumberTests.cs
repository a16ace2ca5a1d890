using System.Globalization;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Scenarios;

namespace Inferno.PgoPerf.Tests.Comparing;

public sealed class OutputNumberTests
{
    private static readonly string[] Output = ["warming up", "Median: 12.5 ms of 300", "done, -3 left"];

    [Theory]
    [InlineData("Median: ([0-9.]+) ms", 12.5)]
    [InlineData("[0-9]{3}", 300)]
    public void Reads_the_first_group_or_else_the_whole_match(string pattern, double expected) =>
        ValueOf(pattern).Should().Be(expected);

    [Theory]
    [InlineData("Mean: ([0-9.]+)", "*matches none of the 3 lines*")]
    [InlineData("([0-9]+)", "*matches 4 times*first '12', then '5'*make it match once*")]
    [InlineData("(warming) up", "*captured 'warming', expected a number above 0*")]
    [InlineData("(-3) left", "*captured '-3', expected a number above 0*")]
    public void Says_why_the_output_holds_no_value(string pattern, string message)
    {
        Action read = () => ValueOf(pattern);

        read.Should().Throw<FormatException>().WithMessage(message);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Reads_a_number_of_each_batch_where_there_are_enough_to_show_a_drift(int batches, bool isSeries)
    {
        double[] written = [.. Enumerable.Range(1, batches).Select(batch => batch + .5)];
        Func<IReadOnlyList<double>> read = () => ProcessMetric.Parse("batch: ([0-9.]+)").ValuesOf(
            TimeSpan.Zero, [.. written.Select(batch => string.Create(CultureInfo.InvariantCulture, $"batch: {batch}"))]);

        if (isSeries)
        {
            read().Should().Equal(written);
        }
        else
        {
            read.Should().Throw<FormatException>().WithMessage("*matches 7 times*once a batch for at least 8 batches*");
        }
    }

    [Fact]
    public void Refuses_what_is_no_regular_expression()
    {
        Action parse = () => ProcessMetric.Parse("([0-9]+");

        parse.Should().Throw<ArgumentException>().WithMessage("*'([0-9]+' is no regular expression*");
    }

    [Fact]
    public void Gives_up_on_a_pattern_that_would_take_for_ever()
    {
        Action read = () => ProcessMetric.Parse("^(a+)+$").ValuesOf(TimeSpan.Zero, [new string('a', 40) + "b"]);

        read.Should().Throw<FormatException>().WithMessage("*took longer than*");
    }

    [Fact]
    public void Knows_the_wall_time_by_its_name() =>
        ProcessMetric.Parse("wall").ValuesOf(TimeSpan.FromSeconds(1.5), []).Should().Equal(1.5);

    private static double ValueOf(string pattern) => ProcessMetric.Parse(pattern).ValuesOf(TimeSpan.Zero, Output).Single();
}
