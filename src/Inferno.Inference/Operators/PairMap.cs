namespace Inferno.Inference.Operators;

/// <summary>Writes a function of two elements at a time to the same place of the result.</summary>
internal delegate void PairMap<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result);
