using System.Runtime.CompilerServices;
using Inferno.Inference.Kernels;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The heads of one attention operator, as views of four axes: sequence of the batch, head, position, element.</summary>
internal readonly ref struct AttentionHeads
{
    /// <summary>[batch, query heads, queries, size].</summary>
    public required Tensor Queries { get; init; }

    /// <summary>[batch, key heads, keys, size]: each serves as many query heads as there are for one, next to each other.</summary>
    public required Tensor Keys { get; init; }

    /// <summary>[batch, key heads, keys, value size].</summary>
    public required Tensor Values { get; init; }

    /// <summary>[batch, query heads, queries, value size].</summary>
    public required Tensor Result { get; init; }

    /// <summary>Added to the scores: broadcasts to [batch, query heads, queries, keys]; null for none.</summary>
    public Tensor? Bias { get; init; }

    public required AttentionRule Rule { get; init; }

    /// <summary>Keys that each sequence of the batch has; empty where each has all.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>Keys before the first query of each sequence, where queries see none behind them; empty where that is not so or <see cref="Rule"/> says it.</summary>
    public ReadOnlySpan<int> Pasts { get; init; }

    /// <summary>One score without value a query head; empty for none.</summary>
    public ReadOnlySpan<float> Sinks { get; init; }

    /// <summary>Sees [batch, positions, heads · size], dense from some element on, as [batch, heads, positions, size].</summary>
    /// <param name="call">The call.</param>
    /// <param name="x">The tensor, whose last axis holds the heads and perhaps more.</param>
    /// <param name="heads">How many heads.</param>
    /// <param name="size">Elements of a head.</param>
    /// <param name="first">The element of the last axis with which the first head begins.</param>
    public static Tensor Split(Invocation call, Tensor x, int heads, int size, int first = 0)
    {
        int row = x.Shape[2];
        return call.ScratchView(x, new Dimensions(x.Shape[0], heads, x.Shape[1], size), new Dimensions(x.Shape[1] * row, size, row, 1), x.Offset + first);
    }

    /// <summary>What a sequence has of keys or values: the past and the new piece behind it along the third axis.</summary>
    /// <param name="call">The call.</param>
    /// <param name="output">The output for both.</param>
    /// <param name="past">Of the piece's shape but for the third axis; null for none.</param>
    /// <param name="piece">What is new.</param>
    /// <returns>Both, elements of a head side by side.</returns>
    public static Tensor Join(Invocation call, int output, Tensor? past, Tensor piece)
    {
        if (call.TryAppend(output, piece, 2))
        {
            return call.Output(output);
        }

        int before = past is null ? 0 : Checked(past, piece).Shape[2];
        if (before == 0 && !call.Wants(output))
        {
            return piece;
        }

        Span<long> sizes = [piece.Shape[0], piece.Shape[1], (long)before + piece.Shape[2], piece.Shape[3]];
        Dimensions shape = Layout.Checked(sizes);
        Tensor whole = call.Wants(output) ? call.Allocate(output, ElementType.Float, shape) : call.Scratch(ElementType.Float, shape);
        if (past is not null)
        {
            StridedCopy.Copy(past, call.ScratchView(whole, past.Shape, whole.Strides, whole.Offset));
        }

        StridedCopy.Copy(piece, call.ScratchView(whole, piece.Shape, whole.Strides, whole.Offset + (before * whole.Strides[2])));
        return whole;
    }

    public void Run(Invocation call)
    {
        Dimensions queries = Queries.Shape, keys = Keys.Shape;
        if (Result.Count == 0)
        {
            return;
        }

        Dimensions scores = Layout.Checked([queries[0], queries[1], queries[2], keys[2]]);
        Dimensions bias = Bias is null ? Dimensions.OfRank(4) : BiasStrides(Bias, scores);
        Span<float> scratch = call.Scratch(
            ElementType.Float, Layout.Checked([Math.Min(queries[2], HeadAttention.QueriesAtOnce), Math.Max(1, keys[2])])).Span<float>();
        int shared = queries[1] / keys[1];
        for (int batch = 0; batch < queries[0]; batch++)
        {
            int length = Lengths.IsEmpty ? keys[2] : Lengths[batch];
            for (int head = 0; head < queries[1]; head++)
            {
                AttentionRule rule = Rule with
                {
                    Past = Pasts.IsEmpty ? Rule.Past : Pasts[batch],
                    Sink = Sinks.IsEmpty ? Rule.Sink : Sinks[head],
                };
                HeadAttention.Run(At(Queries, batch, head, queries[2]), At(Keys, batch, head / shared, length), At(Values, batch, head / shared, length),
                    Bias is null ? default : Seen(Bias, (batch * bias[0]) + (head * bias[1]), queries[2], keys[2], bias[2], bias[3]),
                    At(Result, batch, head, queries[2]), rule, scratch, call.Arena);
            }
        }
    }

    private static Matrix At(Tensor x, int batch, int head, int rows) =>
        Seen(x, (batch * x.Strides[0]) + (head * x.Strides[1]), rows, x.Shape[3], x.Strides[2], x.Strides[3]);

    private static Matrix Seen(Tensor x, int offset, int rows, int columns, int rowStride, int columnStride) =>
        new(ref Unsafe.Add(ref x.Origin<float>(), offset), rows, columns, rowStride, columnStride);

    private static Dimensions BiasStrides(Tensor bias, in Dimensions scores)
    {
        bias.Require(ElementType.Float);
        return Layout.Broadcast(bias.Shape, scores).SequenceEqual(scores)
            ? Layout.BroadcastStrides(bias, scores)
            : throw new OperatorException($"a bias or mask of shape {bias.Shape} for scores of {scores}", "one that broadcasts to the scores");
    }

    private static Tensor Checked(Tensor past, Tensor piece)
    {
        past.Require(ElementType.Float);
        bool fits = past.Rank == 4 && past.Shape[0] == piece.Shape[0] && past.Shape[1] == piece.Shape[1] && past.Shape[3] == piece.Shape[3];
        return fits ? past : throw new OperatorException($"a past of shape {past.Shape} for new positions of {piece.Shape}", "equal sizes but for the third");
    }
}
