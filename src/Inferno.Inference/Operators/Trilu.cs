using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The upper or lower triangle of each matrix, counted from the k-th diagonal; the rest is zero.</summary>
internal sealed class Trilu(NodeAttributes attributes) : Operator
{
    private readonly bool _upper = attributes.Flag("upper", true);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        if (x.Rank < 2)
        {
            throw new OperatorException($"shape {x.Shape}", "a rank of at least 2");
        }

        long diagonal = call.Has(1) && call.Integers(1) is [long k, ..] ? Math.Clamp(k, -int.MaxValue, int.MaxValue) : 0;
        Tensor result = call.Allocate(0, x.Type, x.Shape);
        int rows = x.Shape[x.Rank - 2], columns = x.Shape[x.Rank - 1], size = x.Type.Size();
        Span<byte> from = x.Bytes, to = result.Bytes;
        to.Clear();
        for (int row = 0; columns > 0 && row < x.Count / columns; row++)
        {
            long split = (row % rows) + diagonal;
            int first = _upper ? (int)Math.Clamp(split, 0, columns) : 0;
            int last = _upper ? columns : (int)Math.Clamp(split + 1, 0, columns);
            int start = ((row * columns) + first) * size;
            from.Slice(start, (last - first) * size).CopyTo(to[start..]);
        }
    }
}
