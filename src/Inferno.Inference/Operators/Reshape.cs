using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The same elements under other sizes; 0 keeps a size and one -1 takes what is left.</summary>
internal sealed class Reshape(NodeAttributes attributes) : Operator
{
    private readonly bool _allowZero = attributes.Flag("allowzero", false);

    public override bool Rearranges => true;

    public override ValueFacts Infer(InputFacts inputs)
    {
        if (inputs[0].Shape is not { } shape || inputs[1].Contents is not { } sizes || _allowZero)
        {
            return ValueFacts.Nothing;
        }

        Size[] result = [.. sizes.Select((size, axis) => size == 0 && axis < shape.Length ? shape[axis] : size)];
        int open = Array.IndexOf(result, -1);
        if (open >= 0)
        {
            result[open] = Remaining(shape, result.Where((_, axis) => axis != open), inputs.Algebra);
        }

        return ValueFacts.List(inputs[0].Contents, result, inputs[0].Type);
    }

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        Dimensions shape = Resolve(x, call.Integers(1));
        call.Reshaped(0, x, shape);
    }

    /// <summary>The quotient of two products of sizes, where the unknown factors cancel.</summary>
    private static Size Remaining(Size[] shape, IEnumerable<Size> taken, SizeAlgebra algebra)
    {
        List<Size> factors = [.. shape.Where(size => !size.IsKnown)];
        long product = shape.Where(size => size.IsKnown).Aggregate(1L, (a, size) => unchecked(a * size.Value));
        foreach (Size size in taken)
        {
            if (size.IsKnown ? size.Value <= 0 || product % size.Value != 0 : !factors.Remove(size))
            {
                return algebra.Natural();
            }

            product /= size.IsKnown ? size.Value : 1;
        }

        return factors.Aggregate((Size)product, algebra.Multiply);
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
