using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Operators;

/// <summary>(x − mean) / √(variance + ε) · scale + bias over the last axes (Ba, Kiros and Hinton 2016).</summary>
internal sealed class LayerNormalization(NodeAttributes attributes) : Operator
{
    private readonly long _axis = attributes.Int("axis", -1);
    private readonly float _epsilon = attributes.Float("epsilon", 1e-5f);

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        NormalizedRows rows = new(call, _axis);
        ReadOnlySpan<float> bias = call.Has(2) ? call.Dense(2).Span<float>() : default;
        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<float> x = rows.Input(row);
            Span<float> y = rows.Output(row);
            TensorPrimitives.Subtract(x, TensorPrimitives.Sum(x) / x.Length, y);
            float variance = TensorPrimitives.SumOfSquares<float>(y) / x.Length;
            TensorPrimitives.Multiply(y, 1 / float.Sqrt(variance + _epsilon), y);
            TensorPrimitives.Multiply(y, rows.Scale, y);
            if (!bias.IsEmpty)
            {
                TensorPrimitives.Add(y, bias, y);
            }
        }
    }
}
