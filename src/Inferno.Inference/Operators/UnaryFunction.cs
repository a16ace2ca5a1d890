namespace Inferno.Inference.Operators;

/// <summary>A function of each element for the element types that it is defined on; bool is a byte of 0 or 1.</summary>
internal sealed record UnaryFunction
{
    public UnaryMap<float>? Float { get; init; }

    public UnaryMap<double>? Double { get; init; }

    public UnaryMap<long>? Int64 { get; init; }

    public UnaryMap<int>? Int32 { get; init; }

    public UnaryMap<byte>? Bool { get; init; }
}

/// <summary>Writes a function of each element to the same place of the result.</summary>
internal delegate void UnaryMap<T>(ReadOnlySpan<T> x, Span<T> result);
