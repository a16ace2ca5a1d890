namespace Inferno.Inference.Operators;

/// <summary>A function of two elements, for whole rows and for a row against one value.</summary>
internal sealed record PairFunction<T>(PairMap<T> Rows, PairWithScalar<T> RowWithScalar, ScalarWithPair<T> ScalarWithRow)
    where T : unmanaged
{
    /// <summary>A function whose two sides may change places.</summary>
    public PairFunction(PairMap<T> rows, PairWithScalar<T> rowWithScalar)
        : this(rows, rowWithScalar, (x, y, result) => rowWithScalar(y, x, result))
    {
    }
}

/// <summary>Writes a function of two elements at a time to the same place of the result.</summary>
internal delegate void PairMap<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result);

/// <summary>Writes a function of each element and one fixed right-hand side.</summary>
internal delegate void PairWithScalar<T>(ReadOnlySpan<T> x, T y, Span<T> result);

/// <summary>Writes a function of one fixed left-hand side and each element.</summary>
internal delegate void ScalarWithPair<T>(T x, ReadOnlySpan<T> y, Span<T> result);
