namespace Inferno.Inference.Graphs;

/// <summary>A whole number that is known at load, or one of the unknowns that <see cref="SizeAlgebra"/> numbers.</summary>
internal sealed record Size
{
    private Size(long value, int unknown) => (Value, Unknown) = (value, unknown);

    /// <summary>The number, where it is known.</summary>
    public long Value { get; }

    /// <summary>The unknown's number; 0 where the value is known.</summary>
    public int Unknown { get; }

    public bool IsKnown => Unknown == 0;

    public static implicit operator Size(long value) => new(value, 0);

    public static Size OfUnknown(int number) => new(0, number);

    public override string ToString() => IsKnown ? $"{Value}" : $"?{Unknown}";
}
