using Inferno.Inference.Onnx;

namespace Inferno.Inference.Tests.Operators;

/// <summary>One node with its inputs; a null input is left out.</summary>
internal sealed record OperatorCase(string Operator, IReadOnlyList<Feed?> Inputs, params AttributeProto[] Attributes)
{
    public int Outputs { get; init; } = 1;

    /// <summary>What may be lost to rounding: larger where large terms cancel.</summary>
    public double AbsoluteTolerance { get; init; } = 2e-6;

    public int OperatorSet { get; init; } = 17;

    public override string ToString() =>
        $"{Operator}({string.Join(", ", Inputs.Select(input => input?.ToString() ?? "none"))}) {string.Join(" ", Attributes.Select(a => a.ToString()))}";
}
