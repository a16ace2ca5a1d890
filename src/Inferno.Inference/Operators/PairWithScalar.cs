namespace Inferno.Inference.Operators;

/// <summary>Writes a function of each element and one fixed right-hand side.</summary>
internal delegate void PairWithScalar<T>(ReadOnlySpan<T> x, T y, Span<T> result);
