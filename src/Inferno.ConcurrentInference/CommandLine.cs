using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Inferno.Inference.Engines;

namespace Inferno.ConcurrentInference;

/// <summary>The options, their descriptions and how they become <see cref="Arguments"/>.</summary>
internal sealed class CommandLine
{
    public const string ModelVariable = "BENCH_MODEL_PATH";

    public const string FileVariable = "BENCH_MODEL_FILE";

    private const string Own = "the model's";

    private readonly Option<string?> _prompt = new("--prompt") { Description = "The text to continue.", HelpName = "TEXT" };
    private readonly Option<string?> _model = new("--model-path")
    {
        Description = "A model directory as Hugging Face, Optimum or ONNX Runtime GenAI lay it out: config.json or genai_config.json, "
            + $"tokenizer.json, model.onnx [default: ${ModelVariable}].",
        HelpName = "DIR",
    };

    private readonly Option<string?> _modelFile = new("--model-file")
    {
        Description = $"The graph's file, in that directory or in its folder onnx, where there are several [default: ${FileVariable}, or the configuration's].",
        HelpName = "FILE",
    };

    private readonly Option<string?> _requests = Value("--concurrent", "N", "Requests submitted at once", "1");
    private readonly Option<string?> _engine = Value(
        "--engine", "NAME", "managed (this project's own), onnxruntime, cuda, or auto (cuda where there is a device)", "managed");

    private readonly Option<string?> _engineThreads = Value(
        "--engine-threads", "N", "Threads that one operator of ONNX Runtime may use; the managed engine uses 1 a session", "1");

    private readonly Option<bool> _check = new("--check-engine")
    {
        Description = "Only start the engine, with no model: print which it is and why, or why it cannot run here.",
    };

    private readonly Option<bool> _cpu = new("--cpu") { Description = "Use no GPU, whatever --engine auto would find." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Also print each request's text and times." };
    private readonly Option<string?> _maxTokens = Value("--max-tokens", "N", "The most tokens to generate for a request", "64");
    private readonly Option<string?> _temperature = Value("--temperature", "T", "Sampling temperature; 0 is greedy", Own);
    private readonly Option<string?> _topK = Value("--top-k", "K", "Draw from the K most likely tokens; 0 is off", Own);
    private readonly Option<string?> _topP = Value("--top-p", "P", "Draw from the likeliest tokens that hold probability P; 1 is off", Own);
    private readonly Option<string?> _penalty = Value("--repetition-penalty", "R", "Makes repeated tokens less likely; 1 is off", Own);
    private readonly Option<string?> _seed = Value("--seed", "SEED", "Request i draws with seed SEED + i", "42");
    private readonly Option<string?> _parallelism = Value("--parallelism", "P", "Sessions that serve requests at once", "processors");
    private readonly Option<string?> _warmUp = Value(
        "--warmup", "N", "Batches served before the measured ones: a number, or auto (until the runtime stops recompiling)", "auto");

    private readonly Option<string?> _iterations = Value("--iterations", "N", "Measured batches", "10");
    private readonly Option<string?> _cases = new("--cases")
    {
        Description = "Measure several workloads in one launch: a JSON array, or its file (see Examples).",
        HelpName = "JSON",
    };

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
            _prompt, _model, _modelFile, _requests, _engine, _engineThreads, _check, _cpu, _verbose, _maxTokens, _temperature, _topK, _topP, _penalty,
            _seed, _parallelism, _warmUp, _iterations, _cases, _samples, _evidence,
        ];
        foreach (Option option in options)
        {
            root.Add(option);
        }

        HelpText.Extend(root);
        return root;
    }

    private Arguments Read(ParseResult result)
    {
        string? prompt = result.GetValue(_prompt);
        if (result.GetValue(_cases) is not { } cases)
        {
            return ReadOne(result, prompt ?? Unneeded(result, "--prompt is missing; expected --prompt TEXT"));
        }

        Arguments common = ReadOne(result, prompt ?? "");
        return common.SamplesPath is null
            ? common with { Cases = CaseText.Read(cases, common, prompt) }
            : throw new UsageException("--samples and --cases contradict each other; give one of them");
    }

    private Arguments ReadOne(ParseResult result, string prompt) => new()
    {
        Prompt = prompt,
        OnlyChecksEngine = result.GetValue(_check),
        ModelPath = result.GetValue(_model) ?? Environment.GetEnvironmentVariable(ModelVariable)
            ?? Unneeded(result, $"--model-path is missing and {ModelVariable} is not set; expected a model directory"),
        ModelFile = result.GetValue(_modelFile) ?? (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file ? file : null),
        Requests = Number(result, _requests, 1),
        Engine = ReadEngine(result.GetValue(_engine) ?? "managed", result.GetValue(_cpu)),
        EngineThreads = ReadEngineThreads(result),
        Verbose = result.GetValue(_verbose),
        CollectsEvidence = result.GetValue(_evidence),
        MaxTokens = Number(result, _maxTokens, 64),
        Temperature = Fraction(result, _temperature),
        TopK = WholeNumber(result, _topK),
        TopP = Fraction(result, _topP),
        RepetitionPenalty = Fraction(result, _penalty),
        Seed = WholeNumber(result, _seed) ?? 42,
        Parallelism = Number(result, _parallelism, Environment.ProcessorCount),
        WarmUp = ReadWarmUp(result.GetValue(_warmUp) ?? "auto"),
        Iterations = Number(result, _iterations, 10),
        SamplesPath = ReadSamplesPath(result.GetValue(_samples)),
    };

    /// <summary>Nothing where the engine is only checked, which needs neither prompt nor model.</summary>
    private string Unneeded(ParseResult result, string problem) =>
        result.GetValue(_check) ? "" : throw new UsageException(problem);

    private static int Number(ParseResult result, Option<string?> option, int whenAbsent)
    {
        int value = WholeNumber(result, option) ?? whenAbsent;
        return value >= 1 ? value : throw new UsageException($"{option.Name} is {value}; expected at least 1");
    }

    private static int? WholeNumber(ParseResult result, Option<string?> option) =>
        result.GetValue(option) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value
            : throw new UsageException($"{option.Name} is {text}; expected a whole number");

    private static float? Fraction(ParseResult result, Option<string?> option) =>
        result.GetValue(option) is not { } text ? null
            : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value
            : throw new UsageException($"{option.Name} is {text}; expected a number, such as 0.8");

    private int ReadEngineThreads(ParseResult result) =>
        Number(result, _engineThreads, 1) is var threads && (threads == 1 || result.GetValue(_engine) == "onnxruntime") ? threads
            : throw new UsageException($"--engine-threads is {threads}; expected 1, or --engine onnxruntime beside it");

    private static int? ReadWarmUp(string text) =>
        text == "auto" ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count
            : throw new UsageException($"--warmup is {text}; expected auto or a number of batches, 0 or more");

    /// <summary>Looked at before the work, which may take minutes, rather than after it.</summary>
    private static string? ReadSamplesPath(string? path) =>
        path is null || (!Directory.Exists(path) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) ? path
            : throw new UsageException($"--samples is {path}; expected a file in a directory that exists");

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

    /// <summary>Values stay text until read: a typed option would compile its own generic code at every start.</summary>
    private static Option<string?> Value(string name, string value, string description, string whenAbsent) =>
        new(name) { Description = $"{description} [default: {whenAbsent}].", HelpName = value };
}
