namespace Inferno.Inference.Graphs;

/// <summary>Arithmetic on sizes that are partly unknown at load: equal computations give the same unknown.</summary>
internal sealed class SizeAlgebra
{
    private readonly Dictionary<Computation, Size> _computed = [];
    private readonly HashSet<Size> _naturals = [];
    private int _unknowns;

    /// <summary>A new unknown that is not negative, such as the size of an axis.</summary>
    public Size Natural()
    {
        Size size = Size.OfUnknown(++_unknowns);
        _naturals.Add(size);
        return size;
    }

    public bool IsNatural(Size size) => size.IsKnown ? size.Value >= 0 : _naturals.Contains(size);

    public Size Add(Size left, Size right) =>
        left == 0 ? right
        : right == 0 ? left
        : Compute('+', left, right, static (a, b) => unchecked(a + b), isNatural: IsNatural(left) && IsNatural(right));

    public Size Subtract(Size left, Size right) =>
        left == right ? 0
        : right == 0 ? left
        : Compute('-', left, right, static (a, b) => unchecked(a - b), isNatural: false);

    public Size Multiply(Size left, Size right) =>
        left == 1 ? right
        : right == 1 ? left
        : Compute('*', left, right, static (a, b) => unchecked(a * b), isNatural: IsNatural(left) && IsNatural(right));

    /// <summary>The quotient cut towards zero; null where the divisor may be 0.</summary>
    public Size? Divide(Size left, Size right) =>
        !right.IsKnown || right.Value is 0 or -1 ? null
        : right == 1 ? left
        : Compute('/', left, right, static (a, b) => a / b, isNatural: IsNatural(left) && right.Value > 0);

    /// <summary>Whether two numbers are equal; null where that is not known.</summary>
    public bool? AreEqual(Size left, Size right) =>
        left == right ? true
        : left.IsKnown && right.IsKnown ? false
        : (left.IsKnown && left.Value < 0 && IsNatural(right)) || (right.IsKnown && right.Value < 0 && IsNatural(left)) ? false
        : null;

    /// <summary>The size that two sizes broadcast to, given that they do.</summary>
    public Size Broadcast(Size left, Size right) =>
        left == right || right == 1 ? left
        : left == 1 || right.IsKnown ? right
        : left.IsKnown ? left
        : Natural();

    /// <summary>The shape that two shapes broadcast to, given that they do; null where a rank is not known.</summary>
    public Size[]? Broadcast(Size[]? left, Size[]? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        Size[] shape = left.Length >= right.Length ? [.. left] : [.. right], shorter = left.Length >= right.Length ? right : left;
        for (int i = 1; i <= shorter.Length; i++)
        {
            shape[^i] = Broadcast(shape[^i], shorter[^i]);
        }

        return shape;
    }

    private Size Compute(char operation, Size left, Size right, Func<long, long, long> compute, bool isNatural)
    {
        if (left.IsKnown && right.IsKnown)
        {
            return compute(left.Value, right.Value);
        }

        // Sums and products are the same either way round.
        Computation key = operation is '+' or '*' && (left.Unknown, left.Value).CompareTo((right.Unknown, right.Value)) > 0
            ? new(operation, right, left)
            : new(operation, left, right);
        if (!_computed.TryGetValue(key, out Size? result))
        {
            result = isNatural ? Natural() : Size.OfUnknown(++_unknowns);
            _computed.Add(key, result);
        }

        return result;
    }

    private sealed record Computation(char Operation, Size Left, Size Right);
}
