using System.CommandLine;
using System.CommandLine.Parsing;
using Inferno.Inference.Engines;

namespace Inferno.ConcurrentInference;

/// <summary>The options, their descriptions and how they become <see cref="Arguments"/>.</summary>
internal sealed class CommandLine
{
    public const string ModelVariable = "BENCH_MODEL_PATH";

    private readonly Option<string?> _prompt = new("--prompt") { Description = "The text to continue.", HelpName = "TEXT" };
    private readonly Option<string?> _model = new("--model-path")
    {
        Description = $"A model directory in Hugging Face layout: config.json, tokenizer.json, model.onnx [default: ${ModelVariable}].",
        HelpName = "DIR",
    };

    private readonly Option<int> _requests = Count("--concurrent", 1, "Requests submitted at once.");
    private readonly Option<string> _engine = new("--engine")
    {
        Description = "managed (this project's own), onnxruntime, cuda, or auto (cuda where there is a device).",
        HelpName = "NAME",
        DefaultValueFactory = _ => "managed",
    };

    private readonly Option<bool> _cpu = new("--cpu") { Description = "Use no GPU, whatever --engine auto would find." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Also print each request's text and times." };
    private readonly Option<int> _maxTokens = Count("--max-tokens", 64, "The most tokens to generate for a request.");
    private readonly Option<float?> _temperature = Own<float?>("--temperature", "T", "Sampling temperature; 0 is greedy");
    private readonly Option<int?> _topK = Own<int?>("--top-k", "K", "Draw from the K most likely tokens; 0 is off");
    private readonly Option<float?> _topP = Own<float?>("--top-p", "P", "Draw from the likeliest tokens that hold probability P; 1 is off");
    private readonly Option<float?> _penalty = Own<float?>("--repetition-penalty", "R", "Makes repeated tokens less likely; 1 is off");
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Request i draws with seed SEED + i.",
        HelpName = "SEED",
        DefaultValueFactory = _ => 42,
    };

    private readonly Option<int> _parallelism = Count(
        "--parallelism", Environment.ProcessorCount, "Sessions that serve requests at once.");

    private readonly Option<string> _warmUp = new("--warmup")
    {
        Description = "Batches served before the measured ones: a number, or auto (until the runtime stops recompiling).",
        HelpName = "N",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<int> _iterations = Count("--iterations", 10, "Measured batches.");
    private readonly Option<string?> _samples = new("--samples") { Description = "Write every figure to this JSON file.", HelpName = "FILE" };
    private readonly Option<bool> _evidence = new("--evidence")
    {
        Description = "Count compiled methods by tier. Costs time: never measure with it.",
    };

    /// <summary>The arguments, or null where <c>--help</c> or <c>--version</c> was asked for and answered.</summary>
    /// <exception cref="UsageException">One line about the first thing that is wrong.</exception>
    public Arguments? Parse(string[] args)
    {
        RootCommand root = CreateRoot();
        ParseResult result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            throw new UsageException(result.Errors[0].Message.ReplaceLineEndings(" "));
        }

        if (result.Action is not null)
        {
            result.Invoke();
            return null;
        }

        return Read(result);
    }

    private RootCommand CreateRoot()
    {
        var root = new RootCommand(HelpText.Description);
        Option[] options =
        [
            _prompt, _model, _requests, _engine, _cpu, _verbose, _maxTokens, _temperature, _topK, _topP, _penalty,
            _seed, _parallelism, _warmUp, _iterations, _samples, _evidence,
        ];
        foreach (Option option in options)
        {
            root.Add(option);
        }

        HelpText.Extend(root);
        return root;
    }

    private Arguments Read(ParseResult result) => new()
    {
        Prompt = result.GetValue(_prompt) ?? throw new UsageException("--prompt is missing; expected --prompt TEXT"),
        ModelPath = result.GetValue(_model) ?? Environment.GetEnvironmentVariable(ModelVariable)
            ?? throw new UsageException($"--model-path is missing and {ModelVariable} is not set; expected a model directory"),
        Requests = AtLeastOne(result, _requests),
        Engine = ReadEngine(result.GetValue(_engine)!, result.GetValue(_cpu)),
        Verbose = result.GetValue(_verbose),
        CollectsEvidence = result.GetValue(_evidence),
        MaxTokens = AtLeastOne(result, _maxTokens),
        Temperature = result.GetValue(_temperature),
        TopK = result.GetValue(_topK),
        TopP = result.GetValue(_topP),
        RepetitionPenalty = result.GetValue(_penalty),
        Seed = result.GetValue(_seed),
        Parallelism = AtLeastOne(result, _parallelism),
        WarmUp = ReadWarmUp(result.GetValue(_warmUp)!),
        Iterations = AtLeastOne(result, _iterations),
        SamplesPath = result.GetValue(_samples),
    };

    private static int AtLeastOne(ParseResult result, Option<int> option) =>
        result.GetValue(option) is var value and >= 1
            ? value
            : throw new UsageException($"{option.Name} is {result.GetValue(option)}; expected at least 1");

    private static int? ReadWarmUp(string text) =>
        text == "auto" ? null
            : int.TryParse(text, out int count) && count >= 0 ? count
            : throw new UsageException($"--warmup is {text}; expected auto or a number of batches, 0 or more");

    private static EngineKind ReadEngine(string name, bool cpu) => (name, cpu) switch
    {
        ("managed", _) => EngineKind.Managed,
        ("onnxruntime", _) => EngineKind.OnnxRuntime,
        ("auto", true) => EngineKind.Managed,
        ("auto", false) => EngineKind.Auto,
        ("cuda", false) => EngineKind.Cuda,
        ("cuda", true) => throw new UsageException("--engine cuda and --cpu contradict each other; give one of them"),
        _ => throw new UsageException($"--engine is {name}; expected managed, onnxruntime, cuda or auto"),
    };

    private static Option<int> Count(string name, int value, string description) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };

    private static Option<T> Own<T>(string name, string value, string description) =>
        new(name) { Description = $"{description} [default: the model's].", HelpName = value };
}
