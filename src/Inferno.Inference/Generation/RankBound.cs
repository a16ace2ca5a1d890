using System.Numerics.Tensors;

namespace Inferno.Inference.Generation;

/// <summary>Finds a score that at least so many scores reach, and few others, without ranking them all.</summary>
internal sealed class RankBound
{
    // More groups bring the bound nearer to the rank, and take longer to rank themselves.
    private const int GroupsPerRank = 2;
    private const int FewestInGroup = 8;

    private float[] _highest = [];

    /// <summary>
    /// Of the highest scores of equal groups, the one of rank <paramref name="count"/>: so many groups hold a score that high.
    /// Negative infinity where there are too few groups to tell.
    /// </summary>
    /// <param name="scores">None is NaN.</param>
    /// <param name="count">From 1 to the number of scores.</param>
    public float Of(ReadOnlySpan<float> scores, int count)
    {
        int size = int.Max(FewestInGroup, scores.Length / GroupsPerRank / count);
        int groups = scores.Length / size;
        if (groups < count)
        {
            return float.NegativeInfinity;
        }

        if (_highest.Length < groups)
        {
            _highest = new float[groups];
        }

        for (int group = 0; group < groups; group++)
        {
            _highest[group] = TensorPrimitives.Max(scores.Slice(group * size, size));
        }

        Span<float> ranked = _highest.AsSpan(0, groups);
        ranked.Sort();
        return ranked[^count];
    }
}
