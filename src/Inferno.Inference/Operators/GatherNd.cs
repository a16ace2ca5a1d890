using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>ONNX GatherND without batch axes: slices picked by tuples of indices.</summary>
internal sealed class GatherNd : Operator
{
    public GatherNd(NodeAttributes attributes)
    {
        if (attributes.Int("batch_dims", 0) != 0)
        {
            throw new OperatorException("batch_dims other than 0", "batch_dims of 0");
        }
    }

    public override void Run(Invocation call)
    {
        Tensor data = call.Dense(0), picks = call.Dense(1);
        TupleIndices tuples = new(call.Integers(1), picks, data);
        Tensor result = call.Allocate(0, data.Type, Shape(data, picks, tuples.Depth));
        int size = data.Type.Size(), slice = tuples.SliceLength * size;
        for (int i = 0; i < tuples.Count; i++)
        {
            data.Bytes.Slice(tuples.Offset(i) * size, slice).CopyTo(result.Bytes[(i * slice)..]);
        }
    }

    private static Dimensions Shape(Tensor data, Tensor picks, int depth)
    {
        Span<long> sizes = stackalloc long[picks.Rank - 1 + data.Rank - depth];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = i < picks.Rank - 1 ? picks.Shape[i] : data.Shape[i - picks.Rank + 1 + depth];
        }

        return Layout.Checked(sizes);
    }
}
