using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Engines;

/// <summary>A language model's inputs and outputs, told apart by the names that exporters give them.</summary>
internal sealed record ModelSignature
{
    public const string Logits = "logits";

    private const string Expected =
        "input_ids, attention_mask, position_ids, past_key_values.N.key/.value, num_logits_to_keep and use_cache_branch in, logits and "
        + "present.N.key/.value out (optimum-cli export onnx --task text-generation-with-past)";

    /// <summary>Tokens of a pass, so that what it computes of them takes memory for so many and not for a whole prompt.</summary>
    private const int MostTokens = 512;

    /// <summary>Attention scores of a layer, which each token has with every position, for the same reason: 128 MiB of floats.</summary>
    private const long MostScores = 1L << 25;

    private static readonly ElementType[] Integers = [ElementType.Int64, ElementType.Int32];

    private ModelSignature(string path, IReadOnlyList<ValueSignature> inputs, IReadOnlySet<string> outputs, ModelConfig config)
    {
        Dictionary<string, ValueSignature> rest = inputs.ToDictionary(input => input.Name);
        ValueSignature? Take(string name, ElementType[] types, int rank) =>
            !rest.Remove(name, out ValueSignature? input) ? null
                : !types.Contains(input.Type) ? throw Fault(path, $"the input {name} has element type {input.Type}")
                : input.Sizes.Count > rank ? throw Fault(path, $"the input {name} has {input.Sizes.Count} axes")
                : input;

        const int Matrix = 2, List = 1;
        if (rest.ContainsKey("inputs_embeds"))
        {
            throw new ModelException(path, "the graph takes inputs_embeds, which another graph computes", "a text model's graph, which takes input_ids");
        }

        Ids = Take("input_ids", Integers, Matrix) ?? throw Fault(path, "no input is named input_ids");
        Mask = Take("attention_mask", Integers, Matrix);
        Positions = Take("position_ids", Integers, Matrix);
        KeptLogits = Take("num_logits_to_keep", Integers, List) ?? Take("logits_to_keep", Integers, List);
        CacheBranch = Take("use_cache_branch", [ElementType.Bool], List);
        try
        {
            Caches = [.. rest.Values.Select(input => CacheSignature.Read(input, outputs, config)
                ?? throw Fault(path, $"the input {input.Name} is none that a session fills"))];
        }
        catch (OperatorException exception)
        {
            throw new ModelException(path, exception.Found, exception.Expected, exception);
        }

        if (!outputs.Contains(Logits))
        {
            throw Fault(path, "no output is named logits");
        }

        if (Caches.Count == 0)
        {
            throw Fault(path, "the graph has no past, without which a token would not know those before it");
        }
    }

    /// <summary>The tokens' ids, [1, tokens].</summary>
    public ValueSignature Ids { get; }

    /// <summary>Ones for all positions so far, [1, positions].</summary>
    public ValueSignature? Mask { get; }

    /// <summary>The tokens' positions, [1, tokens].</summary>
    public ValueSignature? Positions { get; }

    /// <summary>For how many of the last tokens to compute logits.</summary>
    public ValueSignature? KeptLogits { get; }

    /// <summary>Whether there is a past: selects one of two branches, of which that with a past takes one token at a time.</summary>
    public ValueSignature? CacheBranch { get; }

    public IReadOnlyList<CacheSignature> Caches { get; }

    /// <param name="path">The model file, for messages.</param>
    /// <param name="inputs">All that the caller has to give.</param>
    /// <param name="outputs">Names of the outputs.</param>
    /// <param name="config">The model's sizes.</param>
    /// <exception cref="ModelException">An input or output is missing or has a name or shape that nobody could fill.</exception>
    public static ModelSignature Read(string path, IReadOnlyList<ValueSignature> inputs, IReadOnlySet<string> outputs, ModelConfig config) =>
        new(path, inputs, outputs, config);

    /// <summary>The most tokens that the next pass may take.</summary>
    /// <param name="held">Positions that the sequence holds.</param>
    /// <param name="waiting">Tokens that are to be taken in all, by this pass and others.</param>
    /// <param name="heads">Query heads a layer.</param>
    public int LongestPass(int held, int waiting, int heads)
    {
        if (CacheBranch is not null)
        {
            return held == 0 ? waiting : 1;
        }

        long bound = MostScores / ((long)heads * (held + waiting));
        return (int)Math.Clamp(bound, 1, Math.Min(MostTokens, waiting));
    }

    private static ModelException Fault(string path, string found) => new(path, found, Expected);
}

/// <summary>An input of a graph as its file declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type, perhaps none that we know.</param>
/// <param name="Sizes">Its sizes, null where they are decided at run time; empty where the file does not say.</param>
internal sealed record ValueSignature(string Name, ElementType Type, IReadOnlyList<long?> Sizes);
