using System.Numerics;
using System.Numerics.Tensors;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The reductions of ONNX.</summary>
internal static class Reductions
{
    public static readonly Reduction Sum = new(TensorPrimitives.Sum, TensorPrimitives.Sum, TensorPrimitives.Sum, TensorPrimitives.Sum);

    public static readonly Reduction Mean = new(MeanOf, MeanOf, MeanOf, MeanOf);

    public static readonly Reduction Max = new(MaxOf, MaxOf, MaxOf, MaxOf);

    public static readonly Reduction Min = new(MinOf, MinOf, MinOf, MinOf);

    public static readonly Reduction Product = new(ProductOf, ProductOf, ProductOf, ProductOf);

    private static T MeanOf<T>(ReadOnlySpan<T> row)
        where T : INumber<T> => TensorPrimitives.Sum(Filled(row)) / T.CreateTruncating(row.Length);

    private static T MaxOf<T>(ReadOnlySpan<T> row)
        where T : INumber<T> => TensorPrimitives.Max(Filled(row));

    private static T MinOf<T>(ReadOnlySpan<T> row)
        where T : INumber<T> => TensorPrimitives.Min(Filled(row));

    private static T ProductOf<T>(ReadOnlySpan<T> row)
        where T : INumber<T> => row.IsEmpty ? T.One : TensorPrimitives.Product(row);

    private static ReadOnlySpan<T> Filled<T>(ReadOnlySpan<T> row) =>
        row.IsEmpty ? throw new OperatorException("a reduction of no elements", "at least one element") : row;
}
