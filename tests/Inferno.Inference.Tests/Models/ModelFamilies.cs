using Inferno.Inference.Models;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Tests.Models;

/// <summary>The repository's graphs of several model families; Llama's and SmolLM's is Qwen2's without biases.</summary>
internal static class ModelFamilies
{
    public static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string>
    {
        ["GPT-2"] = "gpt2-tiny",
        ["Llama, SmolLM"] = "kjv-64",
        ["Qwen2"] = "qwen2-tiny",
    };

    public static string GraphOf(string family) => Path.Combine(DirectoryOf(family), "model.onnx");

    public static ModelConfig ConfigOf(string family) => ConfigReader.Read(JsonFile.Read(Path.Combine(DirectoryOf(family), "config.json"))).Config;

    /// <summary>ONNX names, in ordinal order.</summary>
    public static string[] OperatorsOf(string family) =>
        [.. ModelProto.Parser.ParseFrom(File.ReadAllBytes(GraphOf(family))).Graph.Node.Select(node => node.OpType).Distinct().Order(StringComparer.Ordinal)];

    private static string DirectoryOf(string family) =>
        Path.Combine(FixtureModel.Repository, "tests", "fixtures", "models", Folders[family]);
}
