using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Tests.RandomModels;

/// <summary>What a graph computes, whatever its values are called, in whichever order its nodes stand, and whatever its weights.</summary>
internal sealed class GraphStructure
{
    private readonly Dictionary<string, NodeProto> _makers = [];
    private readonly Dictionary<string, string> _signatures = [];

    private GraphStructure(GraphProto graph)
    {
        foreach (TensorProto weight in graph.Initializer)
        {
            _signatures.Add(weight.Name, $"weight {weight.Dims}");
        }

        foreach (NodeProto node in graph.Node)
        {
            _makers.Add(node.Output.Single(), node);
        }
    }

    /// <summary>A digest for each output.</summary>
    public static IReadOnlyDictionary<string, string> Of(GraphProto graph)
    {
        GraphStructure structure = new(graph);
        return graph.Output.ToDictionary(output => output.Name, output => structure.Signature(output.Name));
    }

    private string Signature(string value)
    {
        if (!_signatures.TryGetValue(value, out string? known))
        {
            known = _makers.TryGetValue(value, out NodeProto? node) ? Digest(node) : $"input {value}";
            _signatures.Add(value, known);
        }

        return known;
    }

    private string Digest(NodeProto node)
    {
        string attributes = string.Join(", ", node.Attribute.OrderBy(a => a.Name, StringComparer.Ordinal).Select(Describe));
        string text = $"{node.OpType}({string.Join(", ", node.Input.Select(Signature))}; {attributes})";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Tables count by their shape: their last bits are the mathematical library's.</summary>
    private static string Describe(AttributeProto attribute) =>
        attribute.T is not { } tensor ? attribute.ToString()
            : tensor.Dims.Count == 2 ? $"table {tensor.Dims}"
            : string.Create(CultureInfo.InvariantCulture, $"{tensor.DataType} {tensor.Dims} {tensor.RawData.ToBase64()}");
}
