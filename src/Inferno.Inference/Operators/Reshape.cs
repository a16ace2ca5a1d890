using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The same elements under other sizes; 0 keeps a size and one -1 takes what is left.</summary>
internal sealed class Reshape(NodeAttributes attributes) : Operator
{
    private readonly bool _allowZero = attributes.Flag("allowzero", false);

    public override bool Rearranges => true;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        Dimensions shape = Resolve(x, call.Integers(1));
        call.Reshaped(0, x, shape);
    }

    private Dimensions Resolve(Tensor x, ReadOnlySpan<long> sizes)
    {
        if (sizes.Length > Dimensions.MaximumRank)
        {
            throw new OperatorException($"a shape of rank {sizes.Length}", $"a rank of at most {Dimensions.MaximumRank}");
        }

        Span<long> resolved = stackalloc long[sizes.Length];
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            resolved[axis] = sizes[axis] == 0 && !_allowZero && axis < x.Rank ? x.Shape[axis] : sizes[axis];
            if (resolved[axis] == -1 && open < 0)
            {
                open = axis;
                resolved[axis] = 1;
            }

            known = unchecked(known * resolved[axis]);
        }

        if (open >= 0)
        {
            resolved[open] = known == 0 ? 0 : x.Count / known;
        }

        Dimensions shape = Layout.Checked(resolved);
        return shape.Count == x.Count ? shape
            : throw new OperatorException($"{x.Shape} reshaped to {shape}", "sizes with the same product");
    }
}
