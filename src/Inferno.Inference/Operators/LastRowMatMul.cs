using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// A product of which only the last row is wanted: of a prompt's logits, generation reads the last position's, and a
/// large vocabulary makes them a good part of the work.
/// </summary>
internal sealed class LastRowMatMul(PackedMatMul product) : Operator, IPacked
{
    public void Pack() => product.Pack();

    public override void Run(Invocation call)
    {
        Tensor left = call.Dense(0);
        int axis = left.Rank - 2;
        if (axis < 0 || left.Shape[axis] <= 1)
        {
            product.Run(call, left);
            return;
        }

        Dimensions shape = left.Shape;
        shape[axis] = 1;
        int last = (left.Shape[axis] - 1) * left.Strides[axis];
        product.Run(call, call.Dense(call.ScratchView(left, shape, left.Strides, left.Offset + last)));
    }
}
