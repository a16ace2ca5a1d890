using CsCheck;
using Inferno.Inference.Generation;

namespace Inferno.Inference.Tests.Generation;

public sealed class RankBoundTests
{
    // Eighths, so that many are equal.
    private static readonly Gen<float[]> Scores = Gen.Int[-160, 160].Select(n => n / 8f).Array[1, 3000];

    [Fact]
    public void As_many_scores_as_asked_for_reach_the_bound() =>
        Gen.Select(Scores, Gen.Double[0, 1]).Sample((scores, share) =>
        {
            int count = 1 + (int)(share * (scores.Length - 1));
            float bound = new RankBound().Of(scores, count);
            return scores.Count(score => score >= bound) >= count;
        });

    [Theory]
    [InlineData(1024)]
    [InlineData(32_000)]
    public void Of_a_large_vocabulary_few_others_do(int vocabulary)
    {
        const int Count = 40;
        var random = new Random(1);
        float[] scores = [.. Enumerable.Range(0, vocabulary).Select(_ => random.NextSingle())];

        float bound = new RankBound().Of(scores, Count);

        scores.Count(score => score >= bound).Should().BeInRange(Count, 2 * Count);
    }

    [Fact]
    public void Is_used_again_for_fewer_scores()
    {
        var bound = new RankBound();
        bound.Of([.. Enumerable.Range(0, 1000).Select(i => (float)i)], 3);

        bound.Of([.. Enumerable.Range(0, 100).Select(i => (float)i)], 3).Should().BeLessThanOrEqualTo(97);
    }
}
