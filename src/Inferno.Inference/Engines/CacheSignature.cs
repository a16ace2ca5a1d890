using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Engines;

/// <summary>What a graph takes of the positions before and gives with those that it adds: a layer's keys or values, or a state.</summary>
/// <param name="Past">The input.</param>
/// <param name="Present">The name of the output.</param>
/// <param name="Shape">Its sizes for one sequence; that along <paramref name="Axis"/> is 0.</param>
/// <param name="Axis">The axis along which it grows with the sequence; null for a state of one size, which begins as zeros.</param>
internal sealed record CacheSignature(ValueSignature Past, string Present, Dimensions Shape, int? Axis)
{
    private const string PastWord = "past";
    private const string LongPastWord = "past_key_values";

    // Of a length that is part of the graph: positions that nobody filled would be attended to.
    private static readonly string[] GrowingKinds = [".key", ".value", ".key_value"];

    /// <summary>The cache that begins at an input, told by its name; null where the name is none of a cache.</summary>
    /// <param name="past">The input.</param>
    /// <param name="outputs">Names of the graph's outputs.</param>
    /// <param name="config">The model's sizes, for what the file leaves open.</param>
    /// <exception cref="OperatorException">It has no output, or a shape that no sequence has.</exception>
    public static CacheSignature? Read(ValueSignature past, IReadOnlySet<string> outputs, ModelConfig config)
    {
        if (!past.Name.StartsWith(PastWord, StringComparison.Ordinal))
        {
            return null;
        }

        string[] names = [.. Presents(past.Name)];
        string present = names.FirstOrDefault(outputs.Contains)
            ?? throw new OperatorException($"the input {past.Name} has no output {names[0]}", "each cache to come out as it went in, an export with past");
        if (past.Type.Computed() != ElementType.Float)
        {
            throw new OperatorException($"the input {past.Name} has element type {past.Type}", "caches of float, float16 or bfloat16");
        }

        long?[] sizes = [.. Filled(past, config)];
        int[] open = [.. Enumerable.Range(1, Math.Max(0, sizes.Length - 1)).Where(axis => sizes[axis] is null)];
        bool isState = open.Length == 0 && sizes.Length > 0 && !GrowingKinds.Any(kind => past.Name.EndsWith(kind, StringComparison.Ordinal));
        if (open.Length != 1 && !isState)
        {
            throw new OperatorException(
                $"the input {past.Name} has {open.Length} open sizes behind the batch", "one that grows with the sequence");
        }

        Dimensions shape = Layout.Checked([1, .. sizes.Skip(1).Select(size => size ?? 0)]);
        return new CacheSignature(past, present, shape, isState ? null : open[0]);
    }

    /// <summary>What to throw where the output has another shape than a sequence of some length needs.</summary>
    public ModelException Misfit(string path, string shape, int length) => new(path, $"{Present} of shape {shape} after {length} tokens",
        Axis is { } axis ? $"floats with {length} positions along axis {axis}: what came before and what is new" : $"a state of shape {Shape}");

    /// <summary>What exporters call the output: present.0.key, present_key_values.0.key, present_conv.0.</summary>
    private static IEnumerable<string> Presents(string past)
    {
        if (past.StartsWith(LongPastWord, StringComparison.Ordinal))
        {
            yield return "present" + past[LongPastWord.Length..];
        }

        yield return "present" + past[PastWord.Length..];
    }

    /// <summary>Sizes with those of config.json where the file names them only, as [batch, heads, length, head size].</summary>
    private static IReadOnlyList<long?> Filled(ValueSignature past, ModelConfig config)
    {
        IReadOnlyList<long?> usual = [null, config.KeyValueHeads, null, config.HeadSize];
        bool isOpen = past.Sizes.Skip(1).Count(size => size is null) > 1;
        return past.Sizes.Count == 0 ? usual
            : past.Sizes.Count == usual.Count && isOpen ? [.. past.Sizes.Zip(usual, (size, otherwise) => size ?? otherwise)]
            : past.Sizes;
    }
}
