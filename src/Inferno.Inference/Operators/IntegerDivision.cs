using System.Numerics;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Division of whole numbers, where a divisor of 0 is the model's fault and never a crash.</summary>
internal static class IntegerDivision
{
    /// <summary>The quotient, cut towards zero.</summary>
    public static PairFunction<T> Quotient<T>()
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        PairFunctions.Of<T>(static (x, y) => IsNegated(x, y) ? T.Zero - x : x / NonZero(y));

    /// <summary>The remainder with the sign of the dividend.</summary>
    public static PairFunction<T> Remainder<T>()
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        PairFunctions.Of<T>(static (x, y) => IsNegated(x, y) ? T.Zero : x % NonZero(y));

    /// <summary>The remainder with the sign of the divisor.</summary>
    public static PairFunction<T> Modulo<T>()
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        PairFunctions.Of<T>(static (x, y) =>
        {
            T remainder = IsNegated(x, y) ? T.Zero : x % NonZero(y);
            return remainder != T.Zero && T.IsNegative(remainder) != T.IsNegative(y) ? remainder + y : remainder;
        });

    /// <summary>Dividing the smallest integer by −1 traps in hardware; the wrapped negation is what other runtimes give.</summary>
    private static bool IsNegated<T>(T x, T y)
        where T : IBinaryInteger<T>, IMinMaxValue<T> => T.IsNegative(y) && y + T.One == T.Zero && x == T.MinValue;

    private static T NonZero<T>(T divisor)
        where T : IBinaryInteger<T> =>
        divisor != T.Zero ? divisor : throw new OperatorException("an integer division by 0", "a divisor other than 0");
}
