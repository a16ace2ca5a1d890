using Inferno.Inference.Generation;
using Inferno.Inference.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Loading;

/// <summary>A model in Hugging Face layout: config.json, generation_config.json, tokenizer.json and the graph.</summary>
public sealed record ModelDirectory
{
    /// <summary>The directory itself.</summary>
    public required string Path { get; init; }

    /// <summary>model.onnx, or onnx/model.onnx as Optimum lays it out.</summary>
    public required string GraphPath { get; init; }

    /// <summary>The sizes that config.json states.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>The model's own way of sampling; greedy unless generation_config.json says <c>do_sample</c>.</summary>
    public required SamplingOptions Sampling { get; init; }

    /// <summary>The tokenizer, whose ids are all below the vocabulary size but for those of tokens that it adds.</summary>
    public required Tokenizer Tokenizer { get; init; }

    /// <summary>Reads and checks everything but the graph, which an engine loads.</summary>
    /// <param name="path">A directory.</param>
    /// <exception cref="ModelException">A file or key is missing or wrong, or the tokenizer does not fit the model.</exception>
    public static ModelDirectory Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            throw new ModelException(path, "no such directory", "a model directory with config.json, tokenizer.json and model.onnx");
        }

        string file = System.IO.Path.Combine(path, "config.json");
        (ModelConfig config, IReadOnlyList<int> endTokens) = ConfigReader.Read(file);
        return new ModelDirectory
        {
            Path = path,
            GraphPath = FindGraph(path),
            Config = config,
            Sampling = GenerationReader.Read(
                System.IO.Path.Combine(path, "generation_config.json"), config, new SamplingOptions { StopTokens = endTokens }),
            Tokenizer = TokenizerReader.Read(System.IO.Path.Combine(path, "tokenizer.json"), config.VocabularySize),
        };
    }

    private static string FindGraph(string path)
    {
        string graph = System.IO.Path.Combine(path, "model.onnx");
        string nested = System.IO.Path.Combine(path, "onnx", "model.onnx");
        return File.Exists(graph) ? graph
            : File.Exists(nested) ? nested
            : throw new ModelException(
                graph, "no such file", "the exported graph there or in onnx/model.onnx; export one with optimum-cli export onnx");
    }
}
