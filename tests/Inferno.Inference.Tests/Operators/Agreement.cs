namespace Inferno.Inference.Tests.Operators;

/// <summary>What tells two engines' results apart.</summary>
internal static class Agreement
{
    private const double RelativeTolerance = 1e-5;

    /// <summary>The first difference in number, shape, type or an element; null where there is none.</summary>
    public static string? Difference(Feed[] ours, Feed[] theirs, double absolute) =>
        ours.Length != theirs.Length ? $"{ours.Length} outputs, ONNX Runtime has {theirs.Length}"
            : ours.Zip(theirs, (a, b) => Difference(a, b, absolute)).FirstOrDefault(difference => difference is not null);

    private static string? Difference(Feed ours, Feed theirs, double absolute)
    {
        if (!ours.Shape.SequenceEqual(theirs.Shape) || ours.Values.GetType() != theirs.Values.GetType())
        {
            return $"{ours} instead of ONNX Runtime's {theirs}";
        }

        for (int i = 0; i < theirs.Values.Length; i++)
        {
            object a = ours.Values.GetValue(i)!, b = theirs.Values.GetValue(i)!;
            bool equal = b is float or double ? Near(Convert.ToDouble(a, null), Convert.ToDouble(b, null), absolute) : a.Equals(b);
            if (!equal)
            {
                return $"element {i} is {a}, ONNX Runtime's is {b}";
            }
        }

        return null;
    }

    private static bool Near(double a, double b, double absolute) =>
        a.Equals(b) || Math.Abs(a - b) <= absolute + (RelativeTolerance * Math.Abs(b));
}
