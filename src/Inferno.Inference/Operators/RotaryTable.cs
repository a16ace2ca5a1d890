using Inferno.Inference.Kernels;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The cosines and sines of rotary embedding, a row a position.</summary>
internal readonly ref struct RotaryTable
{
    private readonly ReadOnlySpan<float> _cos;
    private readonly ReadOnlySpan<float> _sin;
    private readonly int _half;
    private readonly int _rows;
    private readonly bool _interleaved;

    /// <param name="cos">Dense floats, a row a position along all axes but the last.</param>
    /// <param name="sin">As many.</param>
    /// <param name="interleaved">Whether pairs lie side by side.</param>
    public RotaryTable(Tensor cos, Tensor sin, bool interleaved)
    {
        cos.Require(ElementType.Float);
        sin.Require(ElementType.Float);
        if (cos.Rank < 2 || !cos.Shape.SequenceEqual(sin.Shape))
        {
            throw new OperatorException($"cosines of shape {cos.Shape} and sines of {sin.Shape}", "two tables of the same shape");
        }

        _cos = cos.Span<float>();
        _sin = sin.Span<float>();
        _half = cos.Shape[cos.Rank - 1];
        _rows = _half == 0 ? 0 : cos.Count / _half;
        _interleaved = interleaved;
    }

    /// <summary>Elements of a head that are rotated.</summary>
    public int Size => 2 * _half;

    /// <summary>Rotates one head's vector, which has at least <see cref="Size"/> elements.</summary>
    /// <exception cref="OperatorException">The table has no such position.</exception>
    public void Rotate(ReadOnlySpan<float> x, long position, Span<float> result)
    {
        if (position < 0 || position >= _rows)
        {
            throw new OperatorException($"position {position} in a table of {_rows} cosines", $"a position below {_rows}");
        }

        Rotation.Rotate(x, _cos.Slice((int)position * _half, _half), _sin.Slice((int)position * _half, _half), _interleaved, result);
    }
}
