namespace Inferno.Inference.Operators;

/// <summary>One value of a row of values.</summary>
internal delegate T RowReduction<T>(ReadOnlySpan<T> row);
