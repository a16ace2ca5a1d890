using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>ONNX's Attention of operator sets 23 and 24: heads in rows of three axes or in front of the positions, a past, a mask, groups of query heads.</summary>
internal sealed class Attention : Operator
{
    private const int Query = 0, Key = 1, Value = 2, Mask = 3, PastKey = 4, PastValue = 5, Lengths = 6;

    private readonly int _heads;
    private readonly int _keyHeads;
    private readonly float _scale;
    private readonly float _softCap;
    private readonly bool _isCausal;

    public Attention(NodeAttributes attributes)
    {
        attributes.RequireKnown("q_num_heads", "kv_num_heads", "scale", "softcap", "is_causal", "softmax_precision", "qk_matmul_output_mode");
        attributes.OneOf("softmax_precision", (int)ElementType.Float, 0, (int)ElementType.Float, (int)ElementType.Float16, (int)ElementType.BFloat16);
        _heads = attributes.Has("q_num_heads") ? attributes.RequiredCount("q_num_heads") : 0;
        _keyHeads = attributes.Has("kv_num_heads") ? attributes.RequiredCount("kv_num_heads") : 0;
        _scale = attributes.Float("scale", 0);
        _softCap = attributes.Float("softcap", 0);
        _isCausal = attributes.OneOf("is_causal", 0, 0, 1) == 1;
    }

    public override bool Computes(int output) => output <= 2;

    public override Growth? Grows(int output, int inputs) => output is 1 or 2 ? new Growth(PastKey + output - 1, 2) : null;

    public override void CheckInputs(Func<int, bool> has)
    {
        Require(has, Query, Key, Value);
        if (has(PastKey) != has(PastValue))
        {
            throw new OperatorException("a past of keys or of values alone", "both or neither");
        }

        if (has(Lengths) && has(PastKey))
        {
            throw new OperatorException("nonpad_kv_seqlen beside a past", "one of them");
        }
    }

    public override ValueFacts Infer(InputFacts inputs) =>
        inputs[Query].Shape is [var batch, var heads, var length, _] && inputs[Value].Shape is [_, _, _, var size] ? new([batch, heads, length, size]) : ValueFacts.Nothing;

    public override void Run(Invocation call)
    {
        bool isSplit = call.Input(Query).Rank == 4;
        Tensor query = Heads(call, Query, _heads), key = Heads(call, Key, _keyHeads), value = Heads(call, Value, _keyHeads);
        Tensor keys = AttentionHeads.Join(call, 1, call.Has(PastKey) ? call.Input(PastKey) : null, key);
        Tensor values = AttentionHeads.Join(call, 2, call.Has(PastValue) ? call.Input(PastValue) : null, value);
        int batch = query.Shape[0], heads = query.Shape[1], length = query.Shape[2], size = value.Shape[3];
        bool fits = keys.Shape[0] == batch && values.Shape[0] == batch && keys.Shape[3] == query.Shape[3] && keys.Shape[1] == values.Shape[1]
            && keys.Shape[1] > 0 && heads % keys.Shape[1] == 0 && keys.Shape[2] == values.Shape[2];
        if (!fits)
        {
            throw new OperatorException($"queries, keys and values of shapes {query.Shape}, {keys.Shape} and {values.Shape}", "those of one attention");
        }

        Tensor result = call.Allocate(0, ElementType.Float, isSplit
            ? Layout.Checked([batch, heads, length, size])
            : Layout.Checked([batch, length, (long)heads * size]));
        Span<int> present = call.Has(Lengths) ? new int[batch] : default, pasts = call.Has(Lengths) && _isCausal ? new int[batch] : default;
        ReadLengths(call, present, pasts, length, keys.Shape[2]);
        new AttentionHeads
        {
            Queries = query,
            Keys = keys,
            Values = values,
            Result = isSplit ? result : AttentionHeads.Split(call, result, heads, size),
            Bias = call.Has(Mask) ? Added(call, keys.Shape[2]) : null,
            Lengths = present,
            Pasts = pasts,
            Rule = new AttentionRule
            {
                Scale = _scale == 0 ? 1 / MathF.Sqrt(query.Shape[3]) : _scale, SoftCap = _softCap, Past = _isCausal ? keys.Shape[2] - key.Shape[2] : null,
            },
        }.Run(call);
    }

    private static Tensor Heads(Invocation call, int input, int heads)
    {
        Tensor x = call.Dense(input);
        x.Require(ElementType.Float);
        return x.Rank == 4 ? x
            : x.Rank == 3 && heads > 0 && x.Shape[2] % heads == 0 ? AttentionHeads.Split(call, x, heads, x.Shape[2] / heads)
            : throw new OperatorException($"input {input} of shape {x.Shape} and {heads} heads", "four axes, or three of which the last holds the heads that attributes number");
    }

    /// <summary>The keys that each sequence has, and those in front of its first query.</summary>
    private static void ReadLengths(Invocation call, Span<int> present, Span<int> pasts, int queries, int keys)
    {
        if (present.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<long> lengths = call.Integers(Lengths);
        if (lengths.Length != present.Length)
        {
            throw new OperatorException($"{lengths.Length} lengths for {present.Length} sequences", "one each");
        }

        for (int i = 0; i < present.Length; i++)
        {
            present[i] = lengths[i] >= 0 && lengths[i] <= keys ? (int)lengths[i] : throw new OperatorException($"nonpad_kv_seqlen of {lengths[i]}", $"at most {keys}");
            if (!pasts.IsEmpty)
            {
                pasts[i] = present[i] - queries;
            }
        }
    }

    /// <summary>A mask as what is added to the scores; one that ends early hides the keys behind its end.</summary>
    private static Tensor Added(Invocation call, int keys)
    {
        Tensor mask = call.Dense(Mask);
        if (mask.Type == ElementType.Bool)
        {
            Tensor shown = mask;
            mask = call.Scratch(ElementType.Float, shown.Shape);
            Span<bool> flags = shown.Span<bool>();
            Span<float> values = mask.Span<float>();
            for (int i = 0; i < flags.Length; i++)
            {
                values[i] = flags[i] ? 0 : float.NegativeInfinity;
            }
        }

        mask.Require(ElementType.Float);
        int last = mask.Rank - 1;
        if (last < 0 || mask.Shape[last] == 1 || mask.Shape[last] >= keys)
        {
            return mask;
        }

        Dimensions shape = mask.Shape;
        shape[last] = keys;
        Tensor wide = call.Scratch(ElementType.Float, shape);
        wide.Span<float>().Fill(float.NegativeInfinity);
        StridedCopy.Copy(mask, call.ScratchView(wide, mask.Shape, wide.Strides, wide.Offset));
        return wide;
    }
}
