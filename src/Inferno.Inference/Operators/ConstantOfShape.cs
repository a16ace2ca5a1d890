using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A tensor of the shape that the input lists, filled with one value.</summary>
internal sealed class ConstantOfShape(NodeAttributes attributes) : Operator
{
    private readonly Tensor _value = attributes.Tensor("value") is { Count: 1 } value ? value
        : attributes.Has("value") ? throw new OperatorException("a fill value of several elements", "one element")
        : Tensor.From<float>([0f], 1);

    public override ValueFacts Infer(InputFacts inputs)
    {
        Size[]? shape = inputs[0].Contents;
        bool isSmall = shape is [{ IsKnown: true, Value: >= 0 and <= 2 * Dimensions.MaximumRank }];
        return isSmall && _value.Type == ElementType.Int64
            ? ValueFacts.List([.. Enumerable.Repeat((Size)_value.Origin<long>(), (int)shape![0].Value)], shape)
            : new(shape);
    }

    public override void Run(Invocation call)
    {
        Tensor result = call.Allocate(0, _value.Type, Layout.Checked(call.Integers(0)));
        switch (_value.Type.Size())
        {
            case sizeof(byte):
                result.Span<byte>().Fill(_value.Origin<byte>());
                break;
            case sizeof(int):
                result.Span<int>().Fill(_value.Origin<int>());
                break;
            default:
                result.Span<long>().Fill(_value.Origin<long>());
                break;
        }
    }
}
