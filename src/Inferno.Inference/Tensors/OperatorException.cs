namespace Inferno.Inference.Tensors;

/// <summary>A node of the graph that cannot be computed; whoever knows the node and the file adds both.</summary>
/// <param name="found">What is wrong.</param>
/// <param name="expected">What the operator takes.</param>
internal sealed class OperatorException(string found, string expected) : Exception($"{found}; expected {expected}")
{
    public string Found { get; } = found;

    public string Expected { get; } = expected;
}
