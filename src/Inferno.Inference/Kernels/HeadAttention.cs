using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Kernels;

/// <summary>What a query sees of the keys, and how its scores become weights.</summary>
internal readonly record struct AttentionRule
{
    /// <summary>What the products of queries and keys are multiplied by.</summary>
    public required float Scale { get; init; }

    /// <summary>c of c·tanh(score / c), which bounds the scores; 0 where nothing does.</summary>
    public float SoftCap { get; init; }

    /// <summary>The keys before the first query: query i sees keys up to that number + i. Null where each sees all.</summary>
    public int? Past { get; init; }

    /// <summary>The most keys that a query sees, its own the last; 0 for no bound.</summary>
    public int Window { get; init; }

    /// <summary>The score of a key without value, which takes its share of the weights; null where there is none.</summary>
    public float? Sink { get; init; }
}

/// <summary>softmax(scale · Q · Kᵀ + bias) · V of one head (Vaswani et al. 2017), some queries at a time.</summary>
internal static class HeadAttention
{
    /// <summary>Queries at a time: their scores stay in the cache, and a causal block needs no more keys than its last query sees.</summary>
    public const int QueriesAtOnce = 64;

    /// <param name="queries">A row a query.</param>
    /// <param name="keys">A row a key, as wide; elements of a row side by side.</param>
    /// <param name="values">A row a key; elements of a row side by side.</param>
    /// <param name="bias">Added to the scores, a row a query and a column a key; no rows for none.</param>
    /// <param name="result">A row a query, as wide as the values; elements of a row side by side.</param>
    /// <param name="rule">What is seen.</param>
    /// <param name="scores">Scratch for as many rows as there are queries, or <see cref="QueriesAtOnce"/>, of one float a key.</param>
    /// <param name="arena">Scratch for packing.</param>
    public static void Run(
        Matrix queries, Matrix keys, Matrix values, Matrix bias, Matrix result, in AttentionRule rule, Span<float> scores, Arena arena)
    {
        for (int first = 0; first < queries.Rows; first += QueriesAtOnce)
        {
            int rows = Math.Min(QueriesAtOnce, queries.Rows - first);
            int seen = Math.Max(0, rule.Past is int past ? Math.Min(keys.Rows, past + first + rows) : keys.Rows);
            Matrix target = new(ref result[first, 0], rows, result.Columns, result.RowStride, 1);
            if (seen == 0 || queries.Columns == 0)
            {
                Clear(target);
                continue;
            }

            MatrixProduct.Multiply(
                new Matrix(ref queries[first, 0], rows, queries.Columns, queries.RowStride, queries.ColumnStride),
                new Matrix(ref keys.Origin, keys.Columns, seen, keys.ColumnStride, keys.RowStride),
                new Matrix(ref scores[0], rows, seen, seen, 1),
                arena);
            for (int row = 0; row < rows; row++)
            {
                ToWeights(scores.Slice(row * seen, seen), first + row, bias, rule);
            }

            if (result.Columns > 0)
            {
                MatrixProduct.Multiply(
                    new Matrix(ref scores[0], rows, seen, seen, 1), new Matrix(ref values.Origin, seen, values.Columns, values.RowStride, 1), target, arena);
            }
        }
    }

    private static void ToWeights(Span<float> scores, int query, Matrix bias, in AttentionRule rule)
    {
        int end = rule.Past is int past ? Math.Clamp(past + query + 1, 0, scores.Length) : scores.Length;
        int first = rule is { Window: > 0, Past: int before } ? Math.Clamp(before + query + 1 - rule.Window, 0, end) : 0;
        scores[..first].Clear();
        scores[end..].Clear();
        Span<float> seen = scores[first..end];
        if (seen.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Multiply(seen, rule.Scale, seen);
        if (rule.SoftCap > 0)
        {
            TensorPrimitives.Divide(seen, rule.SoftCap, seen);
            TensorPrimitives.Tanh(seen, seen);
            TensorPrimitives.Multiply(seen, rule.SoftCap, seen);
        }

        if (bias.Rows > 0)
        {
            AddBias(seen, new Matrix(ref bias[query, first], 1, seen.Length, bias.RowStride, bias.ColumnStride));
        }

        if (rule.Sink is not float sink)
        {
            Softmax.Row(seen, seen);
            return;
        }

        float most = Math.Max(TensorPrimitives.Max<float>(seen), sink);
        float sum = Exponential.ExpSum(seen, most, seen) + MathF.Exp(sink - most);
        TensorPrimitives.Multiply(seen, 1 / sum, seen);
    }

    private static void AddBias(Span<float> scores, Matrix bias)
    {
        if (bias.ColumnStride == 1)
        {
            TensorPrimitives.Add(scores, MemoryMarshal.CreateReadOnlySpan(in bias.Origin, scores.Length), scores);
            return;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] += bias[0, i];
        }
    }

    private static void Clear(Matrix target)
    {
        for (int row = 0; row < target.Rows && target.Columns > 0; row++)
        {
            MemoryMarshal.CreateSpan(ref target[row, 0], target.Columns).Clear();
        }
    }
}
