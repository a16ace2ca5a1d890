using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A matrix: the axes before the given one, by the rest.</summary>
internal sealed class Flatten(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", 1);

    public override bool Rearranges => true;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        int axis = _axis == x.Rank ? x.Rank : Layout.Axis(_axis, x.Rank);
        int rows = new Dimensions(x.Shape.Values[..axis]).Count, columns = new Dimensions(x.Shape.Values[axis..]).Count;
        call.Reshaped(0, x, new Dimensions(rows, columns));
    }
}
