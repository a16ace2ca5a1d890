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
