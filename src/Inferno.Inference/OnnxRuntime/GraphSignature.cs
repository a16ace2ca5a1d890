using Inferno.Inference.Models;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Which inputs and outputs a graph has: the cache tensors in one order on both sides.</summary>
internal sealed record GraphSignature
{
    private static readonly string[] TokenInputs = ["input_ids", "attention_mask", "position_ids"];

    /// <summary>The token inputs that the graph has, then one past key or value each.</summary>
    public required string[] Inputs { get; init; }

    /// <summary>logits, then one present key or value each.</summary>
    public required string[] Outputs { get; init; }

    public bool TakesMask => Inputs.Contains("attention_mask");

    public bool TakesPositions => Inputs.Contains("position_ids");

    public static GraphSignature Read(string path, InferenceSession graph, ModelConfig config)
    {
        string[] layers = [.. Enumerable.Range(0, config.Layers).SelectMany(i => new[] { $"{i}.key", $"{i}.value" })];
        string[] past = [.. layers.Select(name => $"past_key_values.{name}")];
        string[] outputs = ["logits", .. layers.Select(name => $"present.{name}")];
        string[] known = [.. TokenInputs.Where(graph.InputMetadata.ContainsKey), .. past];
        RequireAll(path, "input", ["input_ids", .. past], graph.InputMetadata.Keys);
        RequireAll(path, "output", outputs, graph.OutputMetadata.Keys);
        return graph.InputMetadata.Keys.Except(known).FirstOrDefault() is { } unknown
            ? throw new ModelException(path, $"the graph wants an input {unknown}", $"only {string.Join(", ", TokenInputs)} and past_key_values")
            : new GraphSignature { Inputs = known, Outputs = outputs };
    }

    private static void RequireAll(string path, string what, IEnumerable<string> names, IEnumerable<string> present)
    {
        if (names.Except(present).FirstOrDefault() is { } missing)
        {
            throw new ModelException(
                path,
                $"the graph has no {what} {missing}",
                "an export for text generation with past, as many layers as config.json says (optimum-cli: --task text-generation-with-past)");
        }
    }
}
