using Inferno.Inference.Models;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Which inputs and outputs a graph has: the cache tensors in one order on both sides.</summary>
internal sealed record GraphSignature
{
    public const string Ids = "input_ids";
    public const string Mask = "attention_mask";
    public const string Positions = "position_ids";
    public const string Logits = "logits";

    /// <summary>One past key or value each.</summary>
    public required string[] Past { get; init; }

    /// <summary>One present key or value each, in the order of <see cref="Past"/>.</summary>
    public required string[] Present { get; init; }

    public required bool TakesMask { get; init; }

    public required bool TakesPositions { get; init; }

    public static GraphSignature Read(string path, InferenceSession graph, ModelConfig config)
    {
        string[] layers = [.. Enumerable.Range(0, config.Layers).SelectMany(i => new[] { $"{i}.key", $"{i}.value" })];
        string[] past = [.. layers.Select(name => $"past_key_values.{name}")];
        string[] present = [.. layers.Select(name => $"present.{name}")];
        RequireAll(path, "input", [Ids, .. past], graph.InputMetadata.Keys);
        RequireAll(path, "output", [Logits, .. present], graph.OutputMetadata.Keys);
        if (graph.InputMetadata.Keys.Except([Ids, Mask, Positions, .. past]).FirstOrDefault() is { } unknown)
        {
            throw new ModelException(
                path, $"the graph wants an input {unknown}", $"only {Ids}, {Mask}, {Positions} and past_key_values");
        }

        return new GraphSignature
        {
            Past = past,
            Present = present,
            TakesMask = graph.InputMetadata.ContainsKey(Mask),
            TakesPositions = graph.InputMetadata.ContainsKey(Positions),
        };
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
