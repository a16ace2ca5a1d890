using Inferno.Inference.Graphs;

namespace Inferno.Inference.Operators;

/// <summary>A function of two elements for the element types that it is defined on; bool is a byte of 0 or 1.</summary>
internal sealed record BinaryFunction
{
    public PairFunction<float>? Float { get; init; }

    public PairFunction<double>? Double { get; init; }

    public PairFunction<long>? Int64 { get; init; }

    public PairFunction<int>? Int32 { get; init; }

    public PairFunction<byte>? Byte { get; init; }

    public PairFunction<byte>? Bool { get; init; }

    /// <summary>The function of two sizes that may be unknown at load; a null result is one of which nothing is known.</summary>
    public Func<SizeAlgebra, Size, Size, Size?>? Sizes { get; init; }
}
