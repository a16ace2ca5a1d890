namespace Inferno.Inference.Tensors;

/// <summary>
/// Walks up to three strided operands of one shape together, as runs along the innermost axis. Axes that every
/// operand crosses evenly are merged first, so a dense tensor is one run.
/// </summary>
internal struct LoopNest
{
    private Dimensions _sizes;
    private Dimensions _strides0;
    private Dimensions _strides1;
    private Dimensions _strides2;
    private Dimensions _index;

    public LoopNest(in Dimensions shape, in Dimensions strides0, in Dimensions strides1, in Dimensions strides2)
    {
        Length = 1;
        Runs = shape.Count == 0 ? 0 : 1;
        for (int axis = shape.Rank - 1; axis >= 0 && Runs > 0; axis--)
        {
            if (shape[axis] != 1)
            {
                Add(shape[axis], strides0[axis], strides1[axis], strides2[axis]);
            }
        }

        TakeInnermost();
    }

    /// <summary>Elements in each run.</summary>
    public int Length { get; private set; }

    public int Runs { get; private set; }

    public int Offset0 { get; private set; }

    public int Offset1 { get; private set; }

    public int Offset2 { get; private set; }

    public int Stride0 { get; private set; }

    public int Stride1 { get; private set; }

    public int Stride2 { get; private set; }

    /// <summary>Moves the offsets to the next run.</summary>
    public void Advance()
    {
        for (int axis = 1; axis < _sizes.Rank; axis++)
        {
            Offset0 += _strides0[axis];
            Offset1 += _strides1[axis];
            Offset2 += _strides2[axis];
            if (++_index[axis] < _sizes[axis])
            {
                return;
            }

            _index[axis] = 0;
            Offset0 -= _strides0[axis] * _sizes[axis];
            Offset1 -= _strides1[axis] * _sizes[axis];
            Offset2 -= _strides2[axis] * _sizes[axis];
        }
    }

    private void Add(int size, int stride0, int stride1, int stride2)
    {
        int last = _sizes.Rank - 1;
        if (last >= 0 && stride0 == _strides0[last] * _sizes[last] && stride1 == _strides1[last] * _sizes[last]
            && stride2 == _strides2[last] * _sizes[last])
        {
            _sizes[last] *= size;
            return;
        }

        _sizes.Append(size);
        _strides0.Append(stride0);
        _strides1.Append(stride1);
        _strides2.Append(stride2);
    }

    private void TakeInnermost()
    {
        _index = Dimensions.OfRank(_sizes.Rank);
        if (_sizes.Rank > 0)
        {
            (Length, Stride0, Stride1, Stride2) = (_sizes[0], _strides0[0], _strides1[0], _strides2[0]);
        }

        for (int axis = 1; axis < _sizes.Rank; axis++)
        {
            Runs *= _sizes[axis];
        }
    }
}
