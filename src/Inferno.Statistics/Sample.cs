using System.Globalization;
using System.Runtime.CompilerServices;

namespace Inferno.Statistics;

/// <summary>The refusals that every estimator shares, each saying what was found, where, and what would help.</summary>
internal static class Sample
{
    public static void RequireCount(
        int found, int least, [CallerArgumentExpression(nameof(found))] string? what = null)
    {
        if (found < least)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {found} values, at least {least} are needed; measure {least - found} more."));
        }
    }

    public static void RequireSameLength(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{first} values on one side and {second} on the other; pairs need both of their launches."));
        }
    }

    public static void RequireNumbers(
        ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string? what = null)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw Bad(values, i, what, "a finite number; void that launch or find why it measured nothing");
            }
        }
    }

    public static void RequirePositive(
        ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string? what = null) =>
        RequirePositive(values, "a time above 0; measure longer batches or use a finer clock", what);

    public static void RequirePositive(ReadOnlySpan<double> values, string expected, string? what)
    {
        RequireNumbers(values, what);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] <= 0)
            {
                throw Bad(values, i, what, expected);
            }
        }
    }

    public static void RequireProbability(
        double value, [CallerArgumentExpression(nameof(value))] string? what = null)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(what, value, "A probability strictly between 0 and 1 is needed.");
        }
    }

    public static void RequireSpread(
        ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string? what = null)
    {
        if (IsConstant(values))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{what}: all {values.Length} values are {values[0]}; without spread nothing can be decided, "
                + $"so measure longer batches or use a finer clock."));
        }
    }

    public static void RequireReachable(double smallest, double wanted, string remedy)
    {
        if (smallest > wanted)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The smallest p-value these samples can give is {smallest:G3}, above {wanted:G3}; {remedy}."));
        }
    }

    public static bool IsConstant(ReadOnlySpan<double> values) => !values.ContainsAnyExcept(values[0]);

    private static ArgumentException Bad(ReadOnlySpan<double> values, int index, string? what, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"{what}[{index}] is {values[index]}, expected {expected}."));
}
