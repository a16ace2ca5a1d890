using System.Numerics;
using System.Numerics.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// Makes whole-row functions. Lambdas, even of one call: a delegate of a static method moves its arguments along in each call,
/// and what it calls is never inlined.
/// </summary>
internal static class PairFunctions
{
    public static PairFunction<T> Sum<T>()
        where T : unmanaged, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> => new(
            (x, y, result) => TensorPrimitives.Add(x, y, result),
            (x, y, result) => TensorPrimitives.Add(x, y, result));

    public static PairFunction<T> Difference<T>()
        where T : unmanaged, ISubtractionOperators<T, T, T> => new(
            (x, y, result) => TensorPrimitives.Subtract(x, y, result),
            (x, y, result) => TensorPrimitives.Subtract(x, y, result),
            (x, y, result) => TensorPrimitives.Subtract(x, y, result));

    public static PairFunction<T> Product<T>()
        where T : unmanaged, IMultiplyOperators<T, T, T>, IMultiplicativeIdentity<T, T> => new(
            (x, y, result) => TensorPrimitives.Multiply(x, y, result),
            (x, y, result) => TensorPrimitives.Multiply(x, y, result));

    public static PairFunction<T> Quotient<T>()
        where T : unmanaged, IDivisionOperators<T, T, T> => new(
            (x, y, result) => TensorPrimitives.Divide(x, y, result),
            (x, y, result) => TensorPrimitives.Divide(x, y, result),
            (x, y, result) => TensorPrimitives.Divide(x, y, result));

    /// <summary>A function of two values, one after the other.</summary>
    public static PairFunction<T> Of<T>(Func<T, T, T> function)
        where T : unmanaged => new(
            (x, y, result) =>
            {
                for (int i = 0; i < result.Length; i++)
                {
                    result[i] = function(x[i], y[i]);
                }
            },
            (x, y, result) =>
            {
                for (int i = 0; i < result.Length; i++)
                {
                    result[i] = function(x[i], y);
                }
            },
            (x, y, result) =>
            {
                for (int i = 0; i < result.Length; i++)
                {
                    result[i] = function(x, y[i]);
                }
            });
}
