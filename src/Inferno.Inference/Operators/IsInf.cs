using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Whether each element is an infinity of a sign that is asked for.</summary>
internal sealed class IsInf(NodeAttributes attributes) : Operator
{
    private readonly bool _negative = attributes.Flag("detect_negative", true);
    private readonly bool _positive = attributes.Flag("detect_positive", true);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        x.Require(ElementType.Float);
        Span<bool> answers = call.Allocate(0, ElementType.Bool, x.Shape).Span<bool>();
        Span<float> values = x.Span<float>();
        for (int i = 0; i < values.Length; i++)
        {
            answers[i] = (_positive && float.IsPositiveInfinity(values[i])) || (_negative && float.IsNegativeInfinity(values[i]));
        }
    }
}
