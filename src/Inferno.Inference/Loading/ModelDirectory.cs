using Inferno.Inference.Generation;
using Inferno.Inference.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Loading;

/// <summary>
/// A model as Hugging Face, its ONNX community, Optimum or ONNX Runtime GenAI lay it out: config.json (or genai_config.json),
/// generation_config.json, tokenizer.json and the graph.
/// </summary>
public sealed record ModelDirectory
{
    private const string ConfigName = "config.json";
    private const string GenerationName = "generation_config.json";

    /// <summary>The directory itself.</summary>
    public required string Path { get; init; }

    /// <summary>model.onnx, there or in its folder onnx, or whichever file was asked for, is named by the configuration or is the only one.</summary>
    public required string GraphPath { get; init; }

    /// <summary>The sizes that config.json or genai_config.json states.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>The model's own way of sampling; greedy unless generation_config.json says <c>do_sample</c>.</summary>
    public required SamplingOptions Sampling { get; init; }

    /// <summary>The tokenizer, whose ids are all below the vocabulary size but for those of tokens that it adds.</summary>
    public required Tokenizer Tokenizer { get; init; }

    /// <summary>Reads and checks everything but the graph, which an engine loads.</summary>
    /// <param name="path">A directory.</param>
    /// <param name="modelFile">The graph's file, where the directory has several: its path in the directory or in its folder onnx.</param>
    /// <exception cref="ModelException">A file or key is missing or wrong, or the tokenizer does not fit the model.</exception>
    public static ModelDirectory Open(string path, string? modelFile = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            throw File.Exists(path)
                ? new ModelException(path, "a file", $"its directory, and the file with --model-file {System.IO.Path.GetFileName(path)}")
                : new ModelException(path, "no such directory", "a model directory with config.json, tokenizer.json and model.onnx");
        }

        string In(string name) => System.IO.Path.Combine(path, name);
        GenAiConfig? genAi = File.Exists(In(GenAiConfig.Name)) ? GenAiConfig.Read(In(GenAiConfig.Name)) : null;
        JsonPart? file = genAi is not null && !File.Exists(In(ConfigName)) ? null : ReadConfig(path);
        (ModelConfig config, IReadOnlyList<int> endTokens) = file is not null ? ConfigReader.Read(file) : genAi!.ToModelConfig();
        var defaults = new SamplingOptions { StopTokens = endTokens };
        JsonPart? sampling = File.Exists(In(GenerationName)) ? JsonFile.Read(In(GenerationName)) : genAi?.Search;
        return new ModelDirectory
        {
            Path = path,
            GraphPath = GraphChoice.Find(path, modelFile, file, genAi?.FileName),
            Config = config,
            Sampling = sampling is null ? defaults : GenerationReader.Read(sampling, config, defaults),
            Tokenizer = TokenizerReader.Read(In("tokenizer.json"), config.VocabularySize),
        };
    }

    private static JsonPart ReadConfig(string path)
    {
        string file = System.IO.Path.Combine(path, ConfigName), snapshots = System.IO.Path.Combine(path, "snapshots");
        return !File.Exists(file) && Directory.Exists(snapshots) && Directory.EnumerateDirectories(snapshots).Order(StringComparer.Ordinal).FirstOrDefault() is { } snapshot
            ? throw new ModelException(path, "a hub's cache of a model", $"one of its snapshots, such as {snapshot}")
            : JsonFile.Read(file);
    }
}
