using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A value that the graph holds in an attribute.</summary>
internal sealed class Constant(NodeAttributes attributes) : Operator
{
    private readonly Tensor _value = Read(attributes);

    public override bool Rearranges => true;

    public override void Run(Invocation call) => call.View(0, _value, _value.Shape, _value.Strides, _value.Offset);

    private static Tensor Read(NodeAttributes attributes) =>
        attributes.StoredTensor("value")
        ?? (attributes.Has("value_int") ? Tensor.From<long>([attributes.RequiredInt("value_int")])
            : attributes.Has("value_float") ? Tensor.From<float>([attributes.Float("value_float", 0)])
            : attributes.Ints("value_ints") is { } ints ? Tensor.From<long>(ints, ints.Length)
            : attributes.Floats("value_floats") is { } floats ? Tensor.From<float>(floats, floats.Length)
            : throw new OperatorException("a constant of a kind that is not read", "value, value_int, value_ints, value_float or value_floats"));
}
