using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Axes that older operator sets give as an attribute and newer ones as the second input.</summary>
internal sealed class AxesInput(NodeAttributes attributes)
{
    private readonly long[]? _attribute = attributes.Ints("axes");

    /// <summary>The axes as far as they are known at load; null where they are not, or where the node names none.</summary>
    public long[]? Known(InputFacts inputs) => _attribute ?? inputs[1].Numbers;

    /// <summary>One bit an axis; null where the node names none.</summary>
    /// <exception cref="OperatorException">An axis is outside the rank or named twice.</exception>
    public int? Read(Invocation call, int rank)
    {
        if (_attribute is null && !call.Has(1))
        {
            return null;
        }

        int axes = 0;
        foreach (long axis in _attribute ?? call.Integers(1))
        {
            int bit = 1 << Layout.Axis(axis, rank);
            if ((axes & bit) != 0)
            {
                throw new OperatorException($"axis {axis} twice", "each axis once");
            }

            axes |= bit;
        }

        return axes;
    }
}
