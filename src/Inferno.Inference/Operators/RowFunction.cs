namespace Inferno.Inference.Operators;

/// <summary>A function of a whole row of floats.</summary>
internal delegate void RowFunction(ReadOnlySpan<float> x, Span<float> result);
