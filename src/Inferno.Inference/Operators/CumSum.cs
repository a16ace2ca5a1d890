using System.Numerics;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Running sums along an axis.</summary>
internal sealed class CumSum(NodeAttributes attributes) : Operator
{
    private readonly bool _exclusive = attributes.Flag("exclusive", false);
    private readonly bool _reverse = attributes.Flag("reverse", false);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        ReadOnlySpan<long> axes = call.Integers(1);
        int axis = axes.Length == 1 ? Layout.Axis(axes[0], x.Rank) : throw new OperatorException($"{axes.Length} axes", "one axis");
        Tensor result = call.Allocate(0, x.Type, x.Shape);
        switch (x.Type)
        {
            case ElementType.Float:
                Sum<float>(x, result, axis);
                break;
            case ElementType.Double:
                Sum<double>(x, result, axis);
                break;
            case ElementType.Int64:
                Sum<long>(x, result, axis);
                break;
            case ElementType.Int32:
                Sum<int>(x, result, axis);
                break;
            default:
                throw new OperatorException($"elements of {x.Type}", "float, double, int32 or int64");
        }
    }

    private void Sum<T>(Tensor x, Tensor result, int axis)
        where T : unmanaged, INumber<T>
    {
        Span<T> from = x.Span<T>(), to = result.Span<T>();
        int length = x.Shape[axis], stride = x.Strides[axis];
        for (int i = 0; i < from.Length; i++)
        {
            int step = i / stride % length, back = _reverse ? stride : -stride;
            int at = _reverse ? i + ((length - 1 - (2 * step)) * stride) : i;
            bool first = step == 0;
            to[at] = _exclusive
                ? first ? T.Zero : to[at + back] + from[at + back]
                : first ? from[at] : to[at + back] + from[at];
        }
    }
}
