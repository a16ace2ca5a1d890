using System.Numerics.Tensors;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>α · A · B + β · C with either factor transposed; a constant B is packed at load.</summary>
internal sealed class Gemm(NodeAttributes attributes) : Operator, IPacked
{
    private readonly bool _transposeLeft = attributes.Flag("transA", false);
    private readonly bool _transposeRight = attributes.Flag("transB", false);
    private readonly float _alpha = attributes.Float("alpha", 1);
    private readonly float _beta = attributes.Float("beta", 1);
    private PackedMatrix? _packed;

    public override bool TakesNarrow(int input, Tensor constant) => input == 1 && PackedMatrix.Takes(constant);

    public void Pack() => _packed?.Pack();

    public override Preparation Prepare(IReadOnlyList<Tensor?> constants)
    {
        if (constants is not [_, { } right, ..] || !PackedMatrix.Takes(right))
        {
            return new Preparation(this);
        }

        Gemm prepared = (Gemm)MemberwiseClone();
        prepared._packed = PackedMatrix.Of(right, _transposeRight);
        return new Preparation(prepared);
    }

    public override void Run(Invocation call)
    {
        Tensor left = Oriented(call, 0, _transposeLeft);
        Tensor? right = _packed is null ? Oriented(call, 1, _transposeRight) : null;
        int depth = _packed?.Depth ?? right!.Shape[0];
        if (left.Shape[1] != depth)
        {
            throw new OperatorException($"factors of {left.Shape[1]} columns and of {depth} rows", "as many columns on the left as rows on the right");
        }

        Tensor result = call.Allocate(0, ElementType.Float, Layout.Checked([left.Shape[0], _packed?.Columns ?? right!.Shape[1]]));
        Multiply(call, left, right, result);
        if (_alpha != 1)
        {
            TensorPrimitives.Multiply(result.Span<float>(), _alpha, result.Span<float>());
        }

        if (call.Has(2))
        {
            AddBias(call, result);
        }
    }

    private void Multiply(Invocation call, Tensor left, Tensor? right, Tensor result)
    {
        if (result.Count == 0 || left.Count == 0)
        {
            result.Span<float>().Clear();
        }
        else if (_packed is not null)
        {
            _packed.Multiply(call.Dense(left).Span<float>(), result.Span<float>());
        }
        else
        {
            MatrixProduct.Multiply(View(left), View(right!), View(result), call.Arena);
        }
    }

    private void AddBias(Invocation call, Tensor result)
    {
        Tensor bias = call.Input(2);
        bias.Require(ElementType.Float);
        if (!Layout.Broadcast(bias.Shape, result.Shape).SequenceEqual(result.Shape))
        {
            throw new OperatorException($"a bias of shape {bias.Shape} for {result.Shape}", "one that broadcasts to the product");
        }

        Tensor scaled = call.Scratch(ElementType.Float, result.Shape);
        StridedCopy.Copy(call.ScratchView(bias, result.Shape, Layout.BroadcastStrides(bias, result.Shape), bias.Offset), scaled);
        TensorPrimitives.Multiply(scaled.Span<float>(), _beta, scaled.Span<float>());
        TensorPrimitives.Add(result.Span<float>(), scaled.Span<float>(), result.Span<float>());
    }

    private static Tensor Oriented(Invocation call, int input, bool transpose)
    {
        Tensor x = call.Input(input);
        x.Require(ElementType.Float);
        return x.Rank != 2 ? throw new OperatorException($"a factor of shape {x.Shape}", "a matrix")
            : !transpose ? x
            : call.ScratchView(x, new Dimensions(x.Shape[1], x.Shape[0]), new Dimensions(x.Strides[1], x.Strides[0]), x.Offset);
    }

    private static Matrix View(Tensor x) => new(ref x.Origin<float>(), x.Shape[0], x.Shape[1], x.Strides[0], x.Strides[1]);
}
