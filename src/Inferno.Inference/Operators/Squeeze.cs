using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Drops axes of size 1.</summary>
internal sealed class Squeeze(NodeAttributes attributes) : Operator
{
    private readonly AxesInput _axes = new(attributes);

    public override bool Rearranges => true;

    public override ValueFacts Infer(InputFacts inputs)
    {
        if (inputs[0].Shape is not { } shape || _axes.Known(inputs) is not { } axes)
        {
            return ValueFacts.Nothing;
        }

        HashSet<long> dropped = [.. axes.Select(axis => axis < 0 ? axis + shape.Length : axis)];
        return ValueFacts.List(inputs[0].Contents, [.. shape.Where((_, axis) => !dropped.Contains(axis))], inputs[0].Type);
    }

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        int? named = _axes.Read(call, x.Rank);
        Dimensions shape = default, strides = default;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            bool drop = named is int axes ? (axes & (1 << axis)) != 0 : x.Shape[axis] == 1;
            if (drop && x.Shape[axis] != 1)
            {
                throw new OperatorException($"axis {axis} of shape {x.Shape} to be dropped", "a size of 1");
            }

            if (!drop)
            {
                shape.Append(x.Shape[axis]);
                strides.Append(x.Strides[axis]);
            }
        }

        call.View(0, x, shape, strides, x.Offset);
    }
}
