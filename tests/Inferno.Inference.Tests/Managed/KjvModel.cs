using System.Text.Json.Nodes;
using System.Text.Json;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tests.Managed;

/// <summary>The trained fixture model on the managed engine, and PyTorch's outputs for it.</summary>
internal static class KjvModel
{
    public static readonly string Directory = Path.Combine(Root(), "tests", "fixtures", "models", "kjv-64");

    public static readonly string GraphPath = Path.Combine(Directory, "model.onnx");

    public static readonly ModelConfig Config = ModelDirectory.Open(Directory).Config;

    public static readonly IReadOnlyList<ReferencePrompt> Prompts =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Directory, "reference.json")))!["prompts"].Deserialize<ReferencePrompt[]>()!;

    public static TheoryData<int> PromptNumbers => [.. Enumerable.Range(0, Prompts.Count)];

    public static ManagedEngine Load() => ManagedEngine.Load(GraphPath, Config);

    private static string Root()
    {
        string? directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory!, "Inferno.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory!;
    }
}
