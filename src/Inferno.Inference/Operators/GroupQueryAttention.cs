using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// com.microsoft.GroupQueryAttention: causal attention in which several query heads share a key head (Ainslie et al. 2023), with the
/// past in front of the new keys and values, and their rotation.
/// </summary>
internal sealed class GroupQueryAttention : Operator
{
    private const int Query = 0, Key = 1, Value = 2, PastKey = 3, PastValue = 4, LastKeys = 5, TotalLength = 6, Cos = 7, Sin = 8, Positions = 9, Bias = 10, Sink = 11;

    private readonly int _heads;
    private readonly int _keyHeads;
    private readonly float _scale;
    private readonly float _softCap;
    private readonly int _window;
    private readonly bool _rotates;
    private readonly bool _interleaved;
    private readonly bool _smooth;

    public GroupQueryAttention(NodeAttributes attributes)
    {
        attributes.RequireKnown("num_heads", "kv_num_heads", "scale", "softcap", "local_window_size", "do_rotary", "rotary_interleaved", "smooth_softmax",
            "causal", "qk_output", "k_quant_type", "v_quant_type", "kv_cache_bit_width", "sliding_window_cache", "qk_norm_epsilon");
        attributes.OneOf("causal", 1, 1);
        attributes.OneOf("qk_output", 0, 0);
        attributes.OneOf("kv_cache_bit_width", 0, 0);
        attributes.OneOf("sliding_window_cache", 0, 0);
        attributes.Only("k_quant_type", "NONE");
        attributes.Only("v_quant_type", "NONE");

        (_heads, _keyHeads) = (attributes.RequiredCount("num_heads"), attributes.RequiredCount("kv_num_heads"));
        if (_heads % _keyHeads != 0)
        {
            throw new OperatorException($"{_heads} query heads for {_keyHeads} key heads", "as many query heads for each key head");
        }

        _scale = attributes.Float("scale", 0);
        _softCap = attributes.Float("softcap", 0);
        _window = (int)Math.Clamp(attributes.Int("local_window_size", -1), 0, int.MaxValue);
        _rotates = attributes.OneOf("do_rotary", 0, 0, 1) == 1;
        _interleaved = attributes.OneOf("rotary_interleaved", 0, 0, 1) == 1;
        _smooth = attributes.OneOf("smooth_softmax", 0, 0, 1) == 1;
    }

    public override bool Computes(int output) => output <= 2;

    public override Growth? Grows(int output, int inputs) => output is 1 or 2 ? new Growth(PastKey + output - 1, 2) : null;

    public override void CheckInputs(Func<int, bool> has)
    {
        Require(has, Query, LastKeys, TotalLength);
        Refuse(has, (12, "k_scale"), (13, "v_scale"), (14, "q_norm_weight"), (15, "k_norm_weight"));
        if (has(Key) != has(Value) || has(PastKey) != has(PastValue))
        {
            throw new OperatorException("a key without a value, or the reverse", "both or neither");
        }

        if (_rotates)
        {
            Require(has, Cos, Sin);
        }
    }

    // Of packed queries the width is not theirs, and whether they are packed is not known from facts.
    public override ValueFacts Infer(InputFacts inputs) => inputs[Query].Shape is [var batch, var length, var width]
        ? new([batch, length, inputs[Key].Shape is null ? inputs.Algebra.Natural() : width])
        : ValueFacts.Nothing;

    public override void Run(Invocation call)
    {
        (Tensor query, Tensor key, Tensor value) = Split(call);
        int batch = query.Shape[0], length = query.Shape[2], size = query.Shape[3];
        Tensor? pastKey = Past(call, PastKey, key), pastValue = Past(call, PastValue, value);
        int before = pastKey?.Shape[2] ?? 0;
        Span<int> pasts = stackalloc int[Math.Min(batch, 256)];
        pasts = batch > 256 ? new int[batch] : pasts;
        int total = Lengths(call, pasts, length, before);
        if (_rotates)
        {
            RotaryTable table = new(call.Dense(Cos), call.Dense(Sin), _interleaved);
            bool isPrompt = total == length;
            (query, key) = (Rotated(call, query, table, pasts, isPrompt), Rotated(call, key, table, pasts, isPrompt));
        }

        Span<int> lengths = batch > 256 ? new int[batch] : stackalloc int[batch];
        for (int i = 0; i < batch; i++)
        {
            lengths[i] = pasts[i] + length;
        }

        Tensor keys = Present(call, 1, pastKey, key, pasts, total), values = Present(call, 2, pastValue, value, pasts, total);
        Tensor result = call.Allocate(0, ElementType.Float, Layout.Checked([batch, length, (long)_heads * size]));
        new AttentionHeads
        {
            Queries = query,
            Keys = keys,
            Values = values,
            Result = AttentionHeads.Split(call, result, _heads, size),
            Bias = call.Has(Bias) ? call.Input(Bias) : null,
            Lengths = lengths,
            Pasts = pasts,
            Sinks = call.Has(Sink) ? SinksOf(call) : default,
            Rule = new AttentionRule
            {
                Scale = _scale == 0 ? 1 / MathF.Sqrt(size) : _scale, SoftCap = _softCap, Window = _window, Sink = _smooth ? 0 : null,
            },
        }.Run(call);
    }

    /// <summary>[batch, heads, positions, size] of queries, keys and values, which may lie in one tensor.</summary>
    private (Tensor Query, Tensor Key, Tensor Value) Split(Invocation call)
    {
        bool isPacked = !call.Has(Key);
        Tensor query = Rows(call, Query);
        int heads = isPacked ? _heads + (2 * _keyHeads) : _heads, size = query.Shape[2] / heads;
        if (size == 0 || query.Shape[2] % heads != 0)
        {
            throw new OperatorException($"queries of shape {query.Shape}", $"a last axis of {heads} heads");
        }

        if (isPacked)
        {
            return (AttentionHeads.Split(call, query, _heads, size), AttentionHeads.Split(call, query, _keyHeads, size, _heads * size),
                AttentionHeads.Split(call, query, _keyHeads, size, (_heads + _keyHeads) * size));
        }

        Tensor key = Rows(call, Key), value = Rows(call, Value);
        Dimensions expected = new(query.Shape[0], query.Shape[1], _keyHeads * size);
        return key.Shape.SequenceEqual(expected) && value.Shape.SequenceEqual(expected)
            ? (AttentionHeads.Split(call, query, _heads, size), AttentionHeads.Split(call, key, _keyHeads, size), AttentionHeads.Split(call, value, _keyHeads, size))
            : throw new OperatorException($"keys of shape {key.Shape} and values of {value.Shape} for queries of {query.Shape}", $"{expected}");
    }

    private static Tensor Rows(Invocation call, int input)
    {
        Tensor x = call.Dense(input);
        x.Require(ElementType.Float);
        return x.Rank == 3 ? x : throw new OperatorException($"input {input} of shape {x.Shape}", "[batch, positions, heads times size]");
    }

    private static Tensor? Past(Invocation call, int input, Tensor piece)
    {
        if (!call.Has(input))
        {
            return null;
        }

        Tensor past = call.Input(input);
        past.Require(ElementType.Float);
        bool fits = past.Rank == 4 && past.Shape[0] == piece.Shape[0] && past.Shape[1] == piece.Shape[1] && past.Shape[3] == piece.Shape[3];
        return fits ? past : throw new OperatorException($"a past of shape {past.Shape} for new keys or values of {piece.Shape}", "equal sizes but for the third");
    }

    /// <summary>The keys that each sequence has before the new ones; the longest present is returned.</summary>
    private static int Lengths(Invocation call, Span<int> pasts, int length, int before)
    {
        ReadOnlySpan<long> last = call.Integers(LastKeys), totals = call.Integers(TotalLength);
        if (last.Length != pasts.Length || totals.Length != 1 || totals[0] is < 0 or > int.MaxValue)
        {
            throw new OperatorException($"{last.Length} lengths for {pasts.Length} sequences and {totals.Length} totals", "one each and one total");
        }

        int present = Math.Max(before, (int)totals[0]);
        for (int i = 0; i < pasts.Length; i++)
        {
            // A prompt's sequences may be shorter than the longest, and are padded behind.
            long past = totals[0] == length ? 0 : last[i] + 1 - length;
            pasts[i] = past >= 0 && past <= before && past + length <= present
                ? (int)past
                : throw new OperatorException($"seqlens_k of {last[i]} with {length} new positions and {before} past ones", "a length that both make up");
        }

        return present;
    }

    // Of a prompt's position_ids the operator takes the first, and counts on from there.
    private static Tensor Rotated(Invocation call, Tensor x, RotaryTable table, ReadOnlySpan<int> pasts, bool isPrompt)
    {
        int batch = x.Shape[0], heads = x.Shape[1], length = x.Shape[2], size = x.Shape[3];
        if (table.Size > size)
        {
            throw new OperatorException($"{table.Size / 2} cosines a position for heads of {size} elements", "at most half as many");
        }

        ReadOnlySpan<long> positions = call.Has(Positions) ? call.Integers(Positions) : default;
        if (call.Has(Positions) && positions.Length != batch * length)
        {
            throw new OperatorException($"{positions.Length} positions for {batch} sequences of {length}", "one each");
        }

        Tensor result = call.Scratch(ElementType.Float, x.Shape);
        Span<float> to = result.Span<float>();
        for (int vector = 0; vector < batch * heads * length; vector++)
        {
            int step = vector % length, head = vector / length % heads, sequence = vector / (length * heads);
            int offset = (sequence * x.Strides[0]) + (head * x.Strides[1]) + (step * x.Strides[2]);
            ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(
                in Unsafe.Add(ref x.Origin<float>(), offset), size);
            long position = positions.IsEmpty ? pasts[sequence] + step : isPrompt ? positions[0] + step : positions[(sequence * length) + step];
            table.Rotate(from, position, to.Slice(vector * size, size));
        }

        return result;
    }

    /// <summary>Past and new keys or values of each sequence, one behind the other.</summary>
    private static Tensor Present(Invocation call, int output, Tensor? past, Tensor piece, ReadOnlySpan<int> pasts, int total)
    {
        int before = past?.Shape[2] ?? 0, length = piece.Shape[2];
        bool isEven = !pasts.ContainsAnyExcept(before) && total == before + length;
        if (isEven)
        {
            return AttentionHeads.Join(call, output, past, piece);
        }

        if (call.Keeps(output))
        {
            throw new OperatorException($"seqlens_k that leaves out some of {before} past positions", "the length of what the sequence holds");
        }

        Dimensions shape = Layout.Checked([piece.Shape[0], piece.Shape[1], total, piece.Shape[3]]);
        Tensor whole = call.Wants(output) ? call.Allocate(output, ElementType.Float, shape) : call.Scratch(ElementType.Float, shape);
        whole.Span<float>().Clear();
        for (int i = 0; i < pasts.Length; i++)
        {
            int start = whole.Offset + (i * whole.Strides[0]);
            if (past is not null && pasts[i] > 0)
            {
                Dimensions kept = new(1, past.Shape[1], pasts[i], past.Shape[3]);
                StridedCopy.Copy(call.ScratchView(past, kept, past.Strides, past.Offset + (i * past.Strides[0])), call.ScratchView(whole, kept, whole.Strides, start));
            }

            Dimensions added = new(1, piece.Shape[1], length, piece.Shape[3]);
            StridedCopy.Copy(call.ScratchView(piece, added, piece.Strides, piece.Offset + (i * piece.Strides[0])),
                call.ScratchView(whole, added, whole.Strides, start + (pasts[i] * whole.Strides[2])));
        }

        return whole;
    }

    private ReadOnlySpan<float> SinksOf(Invocation call)
    {
        Tensor sinks = call.Dense(Sink);
        sinks.Require(ElementType.Float);
        return sinks.Count == _heads ? sinks.Span<float>() : throw new OperatorException($"head_sink of shape {sinks.Shape}", $"{_heads} floats");
    }
}
