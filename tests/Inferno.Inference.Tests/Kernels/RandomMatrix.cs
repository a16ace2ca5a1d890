using Inferno.Inference.Kernels;

namespace Inferno.Inference.Tests.Kernels;

/// <summary>Random floats seen as a matrix in either layout, with room behind each row.</summary>
internal sealed class RandomMatrix
{
    private readonly float[] _values;
    private readonly int _rows;
    private readonly int _columns;
    private readonly bool _columnMajor;
    private readonly int _stride;

    public RandomMatrix(Random random, int rows, int columns, bool columnMajor = false)
    {
        (_rows, _columns, _columnMajor) = (rows, columns, columnMajor);
        _stride = (columnMajor ? rows : columns) + random.Next(3);
        _values = [.. Enumerable.Range(0, Math.Max(1, _stride * (columnMajor ? columns : rows))).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    public Matrix View => new(ref _values[0], _rows, _columns, _columnMajor ? 1 : _stride, _columnMajor ? _stride : 1);

    public float[] Elements
    {
        get
        {
            Matrix view = View;
            float[] elements = new float[_rows * _columns];
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] = view[i / _columns, i % _columns];
            }

            return elements;
        }
    }
}
