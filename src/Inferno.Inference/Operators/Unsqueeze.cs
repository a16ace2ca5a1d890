using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Inserts axes of size 1, numbered as in the result.</summary>
internal sealed class Unsqueeze(NodeAttributes attributes) : Operator
{
    private readonly AxesInput _axes = new(attributes);
    private readonly int? _named = attributes.Ints("axes")?.Length;

    public override bool Rearranges => true;

    public override ValueFacts Infer(InputFacts inputs)
    {
        if (inputs[0].Shape is not { } shape || _axes.Known(inputs) is not { } axes)
        {
            return ValueFacts.Nothing;
        }

        int rank = shape.Length + axes.Length;
        HashSet<long> added = [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
        Queue<Size> rest = new(shape);
        return added.Count != axes.Length || added.Any(axis => axis < 0 || axis >= rank)
            ? ValueFacts.Nothing
            : ValueFacts.List(
                inputs[0].Contents, [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : rest.Dequeue())], inputs[0].Type);
    }

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        int rank = x.Rank + (_named ?? call.Input(1).Count);
        if (rank > Dimensions.MaximumRank)
        {
            throw new OperatorException($"a result of rank {rank}", $"a rank of at most {Dimensions.MaximumRank}");
        }

        int axes = _axes.Read(call, rank) ?? 0;
        Dimensions shape = default, strides = default;
        for (int axis = 0, source = 0; axis < rank; axis++)
        {
            bool inserted = (axes & (1 << axis)) != 0;
            shape.Append(inserted ? 1 : x.Shape[source]);
            strides.Append(inserted ? 0 : x.Strides[source]);
            source += inserted ? 0 : 1;
        }

        call.View(0, x, shape, strides, x.Offset);
    }
}
