namespace Inferno.Inference.Operators;

/// <summary>Makes whole-row functions of a function of two values.</summary>
internal static class PairFunctions
{
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
