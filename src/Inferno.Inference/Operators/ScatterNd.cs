using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>ONNX ScatterND: the data with some slices replaced; later tuples win.</summary>
internal sealed class ScatterNd : Operator
{
    public ScatterNd(NodeAttributes attributes) => attributes.Only("reduction", "none");

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor data = call.Dense(0), picks = call.Dense(1), updates = call.Dense(2);
        updates.Require(data.Type);
        TupleIndices tuples = new(call.Integers(1), picks, data);
        if (updates.Count != tuples.Count * tuples.SliceLength)
        {
            throw new OperatorException($"updates of shape {updates.Shape}", $"{tuples.Count} slices of {tuples.SliceLength} elements");
        }

        Tensor result = call.Allocate(0, data.Type, data.Shape);
        data.Bytes.CopyTo(result.Bytes);
        int size = data.Type.Size(), slice = tuples.SliceLength * size;
        for (int i = 0; i < tuples.Count; i++)
        {
            updates.Bytes.Slice(i * slice, slice).CopyTo(result.Bytes[(tuples.Offset(i) * size)..]);
        }
    }
}
