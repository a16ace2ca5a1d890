using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Whether each element is not a number.</summary>
internal sealed class IsNaN : Operator
{
    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        x.Require(ElementType.Float);
        Tensor result = call.Allocate(0, ElementType.Bool, x.Shape);
        Span<float> values = x.Span<float>();
        Span<bool> answers = result.Span<bool>();
        for (int i = 0; i < values.Length; i++)
        {
            answers[i] = float.IsNaN(values[i]);
        }
    }
}
