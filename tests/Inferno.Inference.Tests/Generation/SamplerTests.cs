using CsCheck;
using Inferno.Inference.Engines;
using Inferno.Inference.Generation;

namespace Inferno.Inference.Tests.Generation;

public sealed class SamplerTests
{
    private static readonly Gen<float[]> Logits = Gen.Float[-20, 20].Array[1, 200];

    // Eighths: two logits are equal, or their probabilities differ in 32 bits as in 64.
    private static readonly Gen<float> CoarseLogit = Gen.Int[-160, 160].Select(n => n / 8f);

    private static readonly Gen<float[]> CoarseLogits = Gen.OneOf(CoarseLogit.Array[1, 200], CoarseLogit.Array[1000, 1100]);

    [Fact]
    public void Is_greedy_at_temperature_zero() =>
        Logits.Sample(logits => new Sampler(new(), logits.Length).Next(logits) == logits.IndexOf(logits.Max()));

    [Fact]
    public void Takes_the_likeliest_token_when_only_one_may_be_drawn() => Logits.Sample(logits =>
    {
        int best = logits.IndexOf(logits.Max());
        int byMass = new Sampler(new() { Temperature = 2, TopP = 1e-9f }, logits.Length).Next(logits);
        return new Sampler(new() { Temperature = 2, TopK = 1 }, logits.Length).Next(logits) == best
            && logits[best] - logits[byMass] < 1e-5f; // such logits have the same probability in 32 bits
    });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(0, 0.9f)]
    [InlineData(40, 0.5f)]
    public void Draws_as_often_as_the_reference_distribution_says(int topK, float topP)
    {
        float[] logits = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i * 7) * 3)];
        var options = new SamplingOptions { Temperature = 0.8f, TopK = topK, TopP = topP, Seed = 7 };
        double[] expected = ReferenceSampling.Probabilities(logits, options);
        var sampler = new Sampler(options, logits.Length);
        var counts = new int[logits.Length];
        const int Draws = 60_000;
        for (int i = 0; i < Draws; i++)
        {
            counts[sampler.Next(logits)]++;
        }

        for (int id = 0; id < logits.Length; id++)
        {
            double deviation = Math.Sqrt(expected[id] * (1 - expected[id]) / Draws);
            (counts[id] / (double)Draws).Should().BeApproximately(expected[id], 5 * deviation, $"token {id}");
        }
    }

    [Fact]
    public void Never_draws_a_token_that_top_k_and_top_p_leave_out() =>
        Gen.Select(CoarseLogits, Gen.Int[0, 20], Gen.Float[0.05f, 1], Gen.Int).Sample((logits, topK, topP, seed) =>
        {
            var options = new SamplingOptions { Temperature = 0.7f, TopK = topK, TopP = topP, Seed = seed };
            // Rounding may let in the one token that stands at the cut.
            double[] expected = ReferenceSampling.Probabilities(logits, options with { TopP = Math.Min(1, topP + 1e-5f) });
            return expected[new Sampler(options, logits.Length).Next(logits)] > 0;
        });

    [Fact]
    public void Gives_the_same_tokens_for_the_same_seed_and_others_for_another()
    {
        float[] logits = new float[50];
        int[] Draw(int seed)
        {
            var sampler = new Sampler(new() { Temperature = 1, Seed = seed }, logits.Length);
            return [.. Enumerable.Range(0, 40).Select(_ => sampler.Next(logits))];
        }

        Draw(3).Should().Equal(Draw(3)).And.NotEqual(Draw(4));
    }

    [Fact]
    public void Divides_a_positive_logit_and_multiplies_a_negative_one_by_the_penalty()
    {
        var sampler = new Sampler(new() { RepetitionPenalty = 2 }, 3);
        sampler.Observe(0);
        sampler.Observe(0);
        sampler.Next([3, 1.4f, -9]).Should().Be(0, "3 / 2 is above 1.4 however often the token was seen");
        sampler.Next([2.9f, 1.46f, -9]).Should().Be(1, "2.9 / 2 is below 1.46");
        sampler.Next([-5, -6, -9]).Should().Be(2, "0 and 1 were both seen: -10 and -12 are below -9");
    }

    [Fact]
    public void Leaves_the_logits_as_they_were()
    {
        float[] logits = [1, 2, 3, 4];
        var sampler = new Sampler(new() { Temperature = 1, TopP = 0.9f, RepetitionPenalty = 3 }, 4);
        sampler.Observe(3);
        _ = sampler.Next(logits);
        logits.Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void Survives_logits_whose_exponential_would_overflow() =>
        new Sampler(new() { Temperature = 0.1f, TopP = 0.9f }, 3).Next([1000, 2000, 3000]).Should().Be(2);

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, 1)]
    public void Refuses_logits_that_no_token_can_be_chosen_from(float first, float second)
    {
        Action next = () => new Sampler(new() { Temperature = 1 }, 2).Next([first, second]);
        next.Should().Throw<InferenceException>().WithMessage("the logit of token * is *; expected finite logits*");
    }

    [Fact]
    public void Never_draws_a_token_whose_logit_is_minus_infinity()
    {
        var sampler = new Sampler(new() { Temperature = 1 }, 3);
        Enumerable.Range(0, 200).Select(_ => sampler.Next([0, float.NegativeInfinity, 0])).Should().NotContain(1);
    }
}
