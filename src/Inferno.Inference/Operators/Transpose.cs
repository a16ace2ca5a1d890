using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The axes in another order, by default reversed; nothing is copied.</summary>
internal sealed class Transpose(NodeAttributes attributes) : Operator
{
    private readonly long[]? _order = attributes.Ints("perm");

    public override bool Rearranges => true;

    public override ValueFacts Infer(InputFacts inputs) => new(
        inputs[0].Shape is not { } shape || (_order is not null && _order.Any(axis => axis < 0 || axis >= shape.Length)) ? null
        : _order is null ? [.. shape.Reverse()]
        : [.. _order.Select(axis => shape[axis])]);

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        if (_order is not null && _order.Length != x.Rank)
        {
            throw new OperatorException($"an order of {_order.Length} axes for shape {x.Shape}", $"{x.Rank} axes");
        }

        Dimensions shape = default, strides = default;
        int seen = 0;
        for (int i = 0; i < x.Rank; i++)
        {
            int axis = _order is null ? x.Rank - 1 - i : Layout.Axis(_order[i], x.Rank);
            seen |= 1 << axis;
            shape.Append(x.Shape[axis]);
            strides.Append(x.Strides[axis]);
        }

        if (seen != (1 << x.Rank) - 1)
        {
            throw new OperatorException($"the axis order {string.Join(", ", _order ?? [])}", "each axis once");
        }

        call.View(0, x, shape, strides, x.Offset);
    }
}
