using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
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
            Normal.Layer(rows.Input(row), rows.Scale, bias, _epsilon, rows.Output(row));
        }
    }
}
