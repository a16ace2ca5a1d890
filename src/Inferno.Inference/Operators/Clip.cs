using System.Numerics;
using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The elements kept between two bounds, either of which may be left out.</summary>
internal sealed class Clip(NodeAttributes attributes) : Operator
{
    private readonly float _minimum = attributes.Float("min", float.NegativeInfinity);
    private readonly float _maximum = attributes.Float("max", float.PositiveInfinity);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0), result = call.Allocate(0, x.Type, x.Shape);
        switch (x.Type)
        {
            case ElementType.Float:
                Apply(call, x, result, _minimum, _maximum);
                break;
            case ElementType.Double:
                Apply(call, x, result, double.NegativeInfinity, double.PositiveInfinity);
                break;
            case ElementType.Int64:
                Apply(call, x, result, long.MinValue, long.MaxValue);
                break;
            case ElementType.Int32:
                Apply(call, x, result, int.MinValue, int.MaxValue);
                break;
            default:
                throw new OperatorException($"elements of {x.Type}", "float, double, int32 or int64");
        }
    }

    private static void Apply<T>(Invocation call, Tensor x, Tensor result, T minimum, T maximum)
        where T : unmanaged, INumber<T>
    {
        TensorPrimitives.Max(x.Span<T>(), Bound(call, 1, x.Type, minimum), result.Span<T>());
        TensorPrimitives.Min(result.Span<T>(), Bound(call, 2, x.Type, maximum), result.Span<T>());
    }

    private static T Bound<T>(Invocation call, int input, ElementType type, T absent)
        where T : unmanaged
    {
        if (!call.Has(input))
        {
            return absent;
        }

        Tensor bound = call.Input(input);
        bound.Require(type);
        return bound.Count == 1 ? bound.Origin<T>() : throw new OperatorException($"a bound of shape {bound.Shape}", "one element");
    }
}
