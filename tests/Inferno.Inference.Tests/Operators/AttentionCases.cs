using Inferno.Inference.Onnx;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Random cases of attention and of the rotation of its heads.</summary>
internal static class AttentionCases
{
    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All = new()
    {
        ["com.microsoft.GroupQueryAttention"] = GroupQueryAttention,
        ["com.microsoft.MultiHeadAttention"] = MultiHeadAttention,
        ["Attention"] = Attention,
        ["com.microsoft.RotaryEmbedding"] = MicrosoftRotary,
        ["RotaryEmbedding"] = Rotary,
    };

    // Of elements up to 1 a score of 32 products is off by 32 · 2⁻²⁴ · 32 / √32 = 1.1e-5 at most; a weight by twice that of itself, and so is
    // the sum of values up to 1; twice, for both engines.
    private const double Tolerance = 4.4e-5;

    private static OperatorCase GroupQueryAttention(CaseBuilder b)
    {
        bool rotates = b.Coin(), isPacked = b.Next(3) == 0;
        int past = b.Coin() ? 0 : b.Next(7), length = past > 0 && b.Coin() ? 1 : 1 + b.Next(6), batch = past > 0 && length > 1 ? 1 : 1 + b.Next(3);
        int keyHeads = 1 + b.Next(3), heads = keyHeads * (1 + b.Next(3)), size = rotates ? 16 * (1 + b.Next(2)) : 8 * (1 + b.Next(3)), total = past + length;
        Feed? pastKey = past == 0 && b.Coin() ? null : Unit(b, batch, keyHeads, past, size), pastValue = pastKey is null ? null : Unit(b, batch, keyHeads, past, size);
        List<AttributeProto> attributes = [Attribute("num_heads", heads), Attribute("kv_num_heads", keyHeads), Attribute("do_rotary", rotates ? 1 : 0)];
        Add(b, attributes, Attribute("rotary_interleaved", b.Next(2)), Attribute("scale", 0.3f), Attribute("softcap", 2f),
            Attribute("local_window_size", 1 + b.Next(6)), Attribute("smooth_softmax", 1));
        bool hasSink = b.Next(6) == 0 && attributes.TrueForAll(one => one.Name != "smooth_softmax");
        bool hasBias = b.Next(4) == 0, hasPositions = rotates && b.Next(3) == 0;
        int table = total + b.Next(4);
        return new("com.microsoft.GroupQueryAttention",
            [
                isPacked ? Unit(b, batch, length, (heads + (2 * keyHeads)) * size) : Unit(b, batch, length, heads * size),
                isPacked ? null : Unit(b, batch, length, keyHeads * size),
                isPacked ? null : Unit(b, batch, length, keyHeads * size),
                pastKey,
                pastValue,
                new Feed(Enumerable.Repeat(total - 1, batch).ToArray(), [batch]),
                new Feed(new[] { total }, [1]),
                rotates ? Unit(b, table, size / 2) : null,
                rotates ? Unit(b, table, size / 2) : null,
                hasPositions ? Consecutive(b, batch, length, table) : null,
                hasBias ? Unit(b, b.Coin() ? 1 : batch, b.Coin() ? 1 : heads, length, total) : null,
                hasSink ? Unit(b, heads) : null,
            ],
            [.. attributes])
        {
            Outputs = 3, AbsoluteTolerance = Tolerance,
        };
    }

    private static OperatorCase MultiHeadAttention(CaseBuilder b)
    {
        int batch = 1 + b.Next(3), heads = 1 + b.Next(4), size = 8 * (1 + b.Next(3)), length = 1 + b.Next(6);
        bool hasPast = b.Next(3) == 0, isCached = !hasPast && b.Next(3) == 0;
        int keys = hasPast ? length : 1 + b.Next(7), past = hasPast ? b.Next(6) : 0, total = past + keys, values = isCached || hasPast ? size : 8 * (1 + b.Next(3));
        List<AttributeProto> attributes = [Attribute("num_heads", heads)];
        Add(b, attributes, Attribute("scale", 0.3f), Attribute("mask_filter_value", -500f));
        if (keys == length && b.Coin())
        {
            attributes.Add(Attribute("unidirectional", 1));
        }

        return new("com.microsoft.MultiHeadAttention",
            [
                Unit(b, batch, length, heads * size),
                isCached ? Unit(b, batch, heads, keys, size) : Unit(b, batch, keys, heads * size),
                isCached ? Unit(b, batch, heads, keys, values) : Unit(b, batch, keys, heads * values),
                isCached || b.Coin() ? null : Unit(b, heads * (size + size + values)),
                b.Coin() ? null : new Feed(Enumerable.Range(0, batch * total).Select(i => i % total == 0 ? 1 : b.Next(2)).ToArray(), [batch, total]),
                b.Coin() ? null : Unit(b, b.Coin() ? 1 : batch, b.Coin() ? 1 : heads, length, total),
                hasPast ? Unit(b, batch, heads, past, size) : null,
                hasPast ? Unit(b, batch, heads, past, size) : null,
            ],
            [.. attributes])
        {
            Outputs = hasPast ? 3 : 1, AbsoluteTolerance = Tolerance,
        };
    }

    private static OperatorCase Attention(CaseBuilder b)
    {
        int batch = 1 + b.Next(3), keyHeads = 1 + b.Next(3), heads = keyHeads * (1 + b.Next(3)), size = 4 * (1 + b.Next(8)), values = 4 * (1 + b.Next(8));
        bool isSplit = b.Coin(), hasPast = b.Next(3) == 0, hasLengths = !hasPast && b.Next(4) == 0;

        // With a past and more new keys than queries ONNX Runtime shows a single query all of them, where ONNX shows it those up to its place.
        int length = 1 + b.Next(6), keys = hasPast || b.Coin() ? length : length + b.Next(5), past = hasPast ? b.Next(6) : 0, total = past + keys;
        List<AttributeProto> attributes = isSplit ? [] : [Attribute("q_num_heads", heads), Attribute("kv_num_heads", keyHeads)];
        Add(b, attributes, Attribute("scale", 0.3f), Attribute("softcap", 2f), Attribute("is_causal", 1));
        int[] shape = b.Next(3) switch
        {
            0 => [length, total],
            1 => [b.Coin() ? 1 : batch, b.Coin() ? 1 : heads, length, total],
            _ => [b.Coin() ? 1 : batch, 1, length, total],
        };
        Feed? mask = b.Next(3) switch
        {
            0 => null,
            1 => b.Floats(shape, -1, 1),
            _ => Shown(b, shape),
        };
        return new("Attention",
            [
                isSplit ? Unit(b, batch, heads, length, size) : Unit(b, batch, length, heads * size),
                isSplit ? Unit(b, batch, keyHeads, keys, size) : Unit(b, batch, keys, keyHeads * size),
                isSplit ? Unit(b, batch, keyHeads, keys, values) : Unit(b, batch, keys, keyHeads * values),
                mask,
                hasPast ? Unit(b, batch, keyHeads, past, size) : null,
                hasPast ? Unit(b, batch, keyHeads, past, values) : null,
                .. hasLengths ? new[] { new Feed(Enumerable.Range(0, batch).Select(_ => (long)(length + b.Next(keys - length + 1))).ToArray(), [batch]) } : [],
            ],
            [.. attributes])
        {
            Outputs = hasPast ? 3 : 1, AbsoluteTolerance = Tolerance, OperatorSet = hasLengths || b.Coin() ? 24 : 23,
        };
    }

    private static OperatorCase MicrosoftRotary(CaseBuilder b)
    {
        int batch = 1 + b.Next(3), length = 1 + b.Next(5), heads = 1 + b.Next(3), size = 8 * (1 + b.Next(4)), table = length + b.Next(5);
        bool isSplit = b.Coin(), isPartial = b.Next(3) == 0 && size > 8;
        int rotated = isPartial ? size / 2 : size;
        List<AttributeProto> attributes = [Attribute("interleaved", b.Next(2))];
        attributes.AddRange(isPartial ? [Attribute("num_heads", heads), Attribute("rotary_embedding_dim", rotated)] : []);
        return new("com.microsoft.RotaryEmbedding",
            [
                isSplit ? b.Floats([batch, heads, length, size]) : b.Floats([batch, length, heads * size]),
                b.Coin()
                    ? new Feed(new[] { (long)b.Next(table - length + 1) }, [1])
                    : new Feed(Enumerable.Range(0, batch * length).Select(_ => (long)b.Next(table)).ToArray(), [batch, length]),
                Unit(b, table, rotated / 2),
                Unit(b, table, rotated / 2),
            ],
            [.. attributes]);
    }

    private static OperatorCase Rotary(CaseBuilder b)
    {
        int batch = 1 + b.Next(3), length = 1 + b.Next(5), heads = 1 + b.Next(3), size = 8 * (1 + b.Next(4)), table = length + b.Next(5);
        bool isSplit = b.Coin(), isPartial = b.Next(3) == 0, hasPositions = b.Coin();
        int rotated = isPartial ? size / 2 : size;
        int[] rows = hasPositions ? [table, rotated / 2] : [batch, length, rotated / 2];
        List<AttributeProto> attributes = [Attribute("interleaved", b.Next(2))];
        attributes.AddRange(isPartial ? [Attribute("rotary_embedding_dim", rotated)] : []);
        attributes.AddRange(isSplit ? [] : [Attribute("num_heads", heads)]);
        return new("RotaryEmbedding",
            [
                isSplit ? b.Floats([batch, heads, length, size]) : b.Floats([batch, length, heads * size]),
                Unit(b, rows),
                Unit(b, rows),
                hasPositions ? new Feed(Enumerable.Range(0, batch * length).Select(_ => (long)b.Next(table)).ToArray(), [batch, length]) : null,
            ],
            [.. attributes])
        {
            OperatorSet = 23,
        };
    }

    /// <summary>Positions from a drawn one on for each sequence.</summary>
    private static Feed Consecutive(CaseBuilder b, int batch, int length, int table) =>
        new(Enumerable.Range(0, batch).SelectMany(_ => Enumerable.Range(b.Next(table - length + 1), length)).Select(position => (long)position).ToArray(), [batch, length]);

    private static Feed Unit(CaseBuilder b, params int[] shape) => b.Floats(shape, -1, 1);

    /// <summary>A mask that shows every query its first key at least: what a softmax of nothing is, ONNX leaves open.</summary>
    private static Feed Shown(CaseBuilder b, int[] shape) =>
        new(Enumerable.Range(0, shape.Aggregate(1, (a, size) => a * size)).Select(i => i % shape[^1] == 0 || b.Coin()).ToArray(), shape);

    private static void Add(CaseBuilder b, List<AttributeProto> attributes, params ReadOnlySpan<AttributeProto> optional)
    {
        foreach (AttributeProto attribute in optional)
        {
            if (b.Next(3) == 0)
            {
                attributes.Add(attribute);
            }
        }
    }
}
