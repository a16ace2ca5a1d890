namespace Inferno.Inference.Operators;

/// <summary>Writes a function of one fixed left-hand side and each element.</summary>
internal delegate void ScalarWithPair<T>(T x, ReadOnlySpan<T> y, Span<T> result);
