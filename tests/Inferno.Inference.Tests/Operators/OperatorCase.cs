using Inferno.Inference.Onnx;

namespace Inferno.Inference.Tests.Operators;

/// <summary>One node with its inputs; a null input is left out.</summary>
internal sealed record OperatorCase(string Operator, IReadOnlyList<Feed?> Inputs, params AttributeProto[] Attributes)
{
    public int Outputs { get; init; } = 1;

    /// <summary>Outputs that the node does not name.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>For each input the nodes through which the subject sees it, if it does not see it as it is.</summary>
    public IReadOnlyList<IReadOnlyList<ViewStep>> Views { get; init; } = [.. Inputs.Select(_ => Array.Empty<ViewStep>())];

    /// <summary>How many of the inputs are the node's; the others are read by name from a graph inside it.</summary>
    public int OwnInputs { get; init; } = Inputs.Count;

    /// <summary>Inputs that ONNX Runtime wants with sizes known from the file, and so seen through no other node.</summary>
    public IReadOnlyList<int> Plain { get; init; } = [];

    /// <summary>What may be lost to rounding: larger where large terms cancel.</summary>
    public double AbsoluteTolerance { get; init; } = 2e-6;

    public int OperatorSet { get; init; } = 17;

    public override string ToString() =>
        $"{Operator}({string.Join(", ", Inputs.Zip(Views, Describe))}) {string.Join(" ", Attributes.Select(a => a.ToString()))}";

    private static string Describe(Feed? input, IReadOnlyList<ViewStep> views) =>
        string.Join(" seen by ", views.Select(view => view.ToString()).Prepend(input?.ToString() ?? "none"));
}
