using Inferno.Inference.Generation;

namespace Inferno.Inference.Tests.Generation;

public sealed class SamplingOptionsTests
{
    [Fact]
    public void Accepts_every_limit() =>
        new SamplingOptions { Temperature = 0, TopK = 0, TopP = 1, RepetitionPenalty = 0.001f, MaxTokens = 1 }.FirstProblem().Should().BeNull();

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Refuses_a_temperature_that_is_none(float value) => Refusal(new() { Temperature = value }).Should().StartWith("temperature is ");

    [Theory]
    [InlineData(0f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void Refuses_a_top_p_that_is_no_probability(float value) => Refusal(new() { TopP = value }).Should().StartWith("top-p is ");

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    public void Refuses_a_penalty_that_is_not_above_zero(float value) =>
        Refusal(new() { RepetitionPenalty = value }).Should().StartWith("repetition penalty is ");

    [Fact]
    public void Refuses_counts_below_their_least()
    {
        Refusal(new() { TopK = -1 }).Should().StartWith("top-k is -1; expected 0 (off)");
        Refusal(new() { MaxTokens = 0 }).Should().Be("max tokens is 0; expected at least 1");
    }

    private static string Refusal(SamplingOptions options) =>
        options.Invoking(o => o.Validate()).Should().Throw<ArgumentException>().Which.Message;
}
