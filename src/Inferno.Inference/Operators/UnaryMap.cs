namespace Inferno.Inference.Operators;

/// <summary>Writes a function of each element to the same place of the result.</summary>
internal delegate void UnaryMap<T>(ReadOnlySpan<T> x, Span<T> result);
