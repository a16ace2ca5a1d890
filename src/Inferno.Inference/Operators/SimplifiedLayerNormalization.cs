using Inferno.Inference.Graphs;
using Inferno.Inference.Kernels;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Operators;

/// <summary>x / √(mean x² + ε) · scale over the last axes (Zhang and Sennrich 2019): ONNX's RMSNormalization, and what ONNX Runtime's optimiser writes.</summary>
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
            Normal.RootMeanSquare(rows.Input(row), rows.Scale, _epsilon, rows.Output(row));
        }
    }
}
