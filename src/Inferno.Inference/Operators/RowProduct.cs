using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A product with a constant matrix: each row of the first input gives one of the output.</summary>
internal abstract class RowProduct : Operator, IPacked
{
    /// <summary>Brings the constant into the layout in which it is read, where that is not the one it has.</summary>
    public virtual void Pack()
    {
    }

    public sealed override void Run(Invocation call) => Run(call, call.Dense(0));

    /// <summary>Writes the product of a dense tensor to the call's output.</summary>
    public abstract void Run(Invocation call, Tensor left);

    public sealed override Operator LastRow() => new LastRowProduct(this);
}

/// <summary>
/// A product of which only the last row is wanted: of a prompt's logits, generation reads the last position's, and a
/// large vocabulary makes them a good part of the work.
/// </summary>
internal sealed class LastRowProduct(RowProduct product) : Operator, IPacked
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
