using System.Numerics.Tensors;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>com.microsoft.FusedMatMul: α · A · B with the last two axes of either factor in reverse.</summary>
internal sealed class FusedMatMul : Operator
{
    private readonly float _alpha;
    private readonly bool _transposeLeft;
    private readonly bool _transposeRight;

    public FusedMatMul(NodeAttributes attributes)
    {
        attributes.RequireKnown("alpha", "transA", "transB", "transBatchA", "transBatchB");
        attributes.OneOf("transBatchA", 0, 0);
        attributes.OneOf("transBatchB", 0, 0);
        _alpha = attributes.Float("alpha", 1);
        _transposeLeft = attributes.Flag("transA", false);
        _transposeRight = attributes.Flag("transB", false);
    }

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0, 1);

    public override void Run(Invocation call)
    {
        Tensor result = MatMul.Multiply(call, Oriented(call, 0, _transposeLeft), Oriented(call, 1, _transposeRight));
        if (_alpha != 1)
        {
            TensorPrimitives.Multiply(result.Span<float>(), _alpha, result.Span<float>());
        }
    }

    private static Tensor Oriented(Invocation call, int input, bool transpose)
    {
        Tensor x = call.Input(input);
        if (!transpose || x.Rank < 2)
        {
            return x;
        }

        Dimensions shape = x.Shape, strides = x.Strides;
        int last = x.Rank - 1;
        (shape[last], shape[last - 1]) = (shape[last - 1], shape[last]);
        (strides[last], strides[last - 1]) = (strides[last - 1], strides[last]);
        return call.ScratchView(x, shape, strides, x.Offset);
    }
}
