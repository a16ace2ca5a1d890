using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Operators;

/// <summary>x / √(mean x² + ε) · scale over the last axes (Zhang and Sennrich 2019), as ONNX Runtime's optimiser writes it.</summary>
internal sealed class SimplifiedLayerNormalization(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", -1);
    private readonly float _epsilon = attributes.Float("epsilon", 1e-5f);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        NormalizedRows rows = new(call, _axis);
        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<float> x = rows.Input(row);
            Span<float> y = rows.Output(row);
            TensorPrimitives.Multiply(x, 1 / float.Sqrt((TensorPrimitives.SumOfSquares(x) / x.Length) + _epsilon), y);
            TensorPrimitives.Multiply(y, rows.Scale, y);
        }
    }
}
