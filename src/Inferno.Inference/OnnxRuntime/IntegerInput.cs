using Inferno.Inference.Engines;
using Inferno.Inference.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Whole numbers that a graph takes one list of, in the type in which it takes them.</summary>
internal sealed class IntegerInput
{
    private readonly long[] _wide = [];
    private readonly int[] _narrow = [];
    private readonly bool _isWide;

    /// <param name="signature">An input of int64 or int32.</param>
    /// <param name="capacity">The most numbers.</param>
    public IntegerInput(ValueSignature signature, int capacity)
    {
        Name = signature.Name;
        _isWide = signature.Type == ElementType.Int64;
        if (_isWide)
        {
            _wide = new long[capacity];
        }
        else
        {
            _narrow = new int[capacity];
        }
    }

    public string Name { get; }

    public int this[int index]
    {
        set
        {
            if (_isWide)
            {
                _wide[index] = value;
            }
            else
            {
                _narrow[index] = value;
            }
        }
    }

    public IntegerInput Filled(int value)
    {
        Array.Fill(_wide, value);
        Array.Fill(_narrow, value);
        return this;
    }

    /// <summary>A tensor of the first numbers, which it does not copy.</summary>
    public OrtValue Wrap(int count, params long[] shape) => _isWide
        ? OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, _wide.AsMemory(0, count), shape)
        : OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, _narrow.AsMemory(0, count), shape);
}
