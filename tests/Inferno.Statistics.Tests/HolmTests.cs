using CsCheck;

namespace Inferno.Statistics.Tests;

public class HolmTests
{
    [Fact]
    public void Agrees_with_the_reference()
    {
        double[] adjusted = Holm.Adjust([.001, .004, .006, .012, .02, .03, .04, .05, .1, .2, .3, .5, .7, .9]);

        double[] expected = [.014, .052, .072, .132, .2, .27, .32, .35, .6, 1, 1, 1, 1, 1];
        for (int i = 0; i < expected.Length; i++)
        {
            adjusted[i].Should().BeApproximately(expected[i], Reference.Precision);
        }
    }

    [Fact]
    public void Answers_in_the_order_of_the_question() =>
        Holm.Adjust([.5, .01, .02]).Should().Equal(.5, .03, .04);

    [Fact]
    public void Lies_between_the_raw_value_and_bonferroni() =>
        Gen.Double[0, 1].Array[1, 20].Sample(raw => Holm.Adjust(raw)
            .Zip(raw)
            .All(pair => pair.First >= pair.Second && pair.First <= Math.Min(1, pair.Second * raw.Length)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-.1)]
    [InlineData(1.1)]
    public void Refuses_what_is_no_p_value(double value)
    {
        Action adjust = () => Holm.Adjust([.1, value]);

        adjust.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*[0, 1]*");
    }
}
