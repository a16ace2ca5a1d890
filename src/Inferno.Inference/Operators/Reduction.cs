namespace Inferno.Inference.Operators;

/// <summary>A reduction for the element types that it is defined on.</summary>
internal sealed record Reduction(RowReduction<float> Float, RowReduction<double> Double, RowReduction<long> Int64, RowReduction<int> Int32);

/// <summary>One value of a row of values.</summary>
internal delegate T RowReduction<T>(ReadOnlySpan<T> row);
