using Inferno.Inference.Engines;
using Inferno.Inference.Generation;

namespace Inferno.ConcurrentInference;

/// <summary>What the command line asks for; null means the model's own value.</summary>
internal sealed record Arguments
{
    public required string Prompt { get; init; }

    public required string ModelPath { get; init; }

    /// <summary>The graph's file in that directory; null for the one that the directory itself decides on.</summary>
    public string? ModelFile { get; init; }

    public int Requests { get; init; } = 1;

    public EngineKind Engine { get; init; }

    public int EngineThreads { get; init; } = 1;

    /// <summary>Starts the engine, with no model, and ends.</summary>
    public bool OnlyChecksEngine { get; init; }

    public bool Verbose { get; init; }

    public bool CollectsEvidence { get; init; }

    public float? Temperature { get; init; }

    public int? TopK { get; init; }

    public float? TopP { get; init; }

    public float? RepetitionPenalty { get; init; }

    public int MaxTokens { get; init; } = 64;

    public int Seed { get; init; } = 42;

    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Batches before the measured ones; null warms up until the process has settled.</summary>
    public int? WarmUp { get; init; }

    public int Iterations { get; init; } = 10;

    public string? SamplesPath { get; init; }

    /// <summary>The cases to measure; the whole command line is the only one where it names none.</summary>
    public IReadOnlyList<Case> Cases { get => field ?? [new Case(null, this)]; init; }

    /// <summary>Sessions in use at once: never more than there are requests.</summary>
    public int Sessions => Math.Min(Parallelism, Requests);

    /// <summary>The model's sampling with the command line's changes.</summary>
    public SamplingOptions Over(SamplingOptions model) => model with
    {
        Temperature = Temperature ?? model.Temperature,
        TopK = TopK ?? model.TopK,
        TopP = TopP ?? model.TopP,
        RepetitionPenalty = RepetitionPenalty ?? model.RepetitionPenalty,
        MaxTokens = MaxTokens,
        Seed = Seed,
    };
}
