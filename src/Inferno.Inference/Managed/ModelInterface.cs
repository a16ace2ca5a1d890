using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>A language model's inputs and outputs, told apart by the names that Hugging Face's exporters give them.</summary>
internal sealed record ModelInterface
{
    public const string Logits = "logits";

    private const string PastPrefix = "past_key_values.";
    private const string PresentPrefix = "present.";
    private const string Expected =
        "input_ids, attention_mask, position_ids and past_key_values.N.key/.value in, logits and present.N.key/.value out";

    private ModelInterface(Graph graph, ModelConfig config)
    {
        Dictionary<string, GraphInput> inputs = graph.Inputs.ToDictionary(input => input.Name);
        Ids = Take(graph, inputs, "input_ids") ?? throw Fault(graph, "no input is named input_ids");
        Mask = Take(graph, inputs, "attention_mask");
        Positions = Take(graph, inputs, "position_ids");
        Caches = [.. inputs.Values.Select(input => Cache(graph, input, config))];
        if (!graph.Outputs.ContainsKey(Logits))
        {
            throw Fault(graph, "no output is named logits");
        }
    }

    public GraphInput Ids { get; }

    public GraphInput? Mask { get; }

    public GraphInput? Positions { get; }

    public IReadOnlyList<CacheBinding> Caches { get; }

    /// <exception cref="ModelException">An input or output is missing or has a name that nobody could fill.</exception>
    public static ModelInterface Of(Graph graph, ModelConfig config) => new(graph, config);

    /// <summary>Plans what a session needs of the graph, with caches that append in place wherever the graph allows it.</summary>
    /// <exception cref="ModelException">The graph cannot be planned.</exception>
    public Plan Plan(Graph graph)
    {
        string[] wanted = [Logits, .. Caches.Select(cache => cache.Present)];
        return PlanBuilder.Build(graph with { Outputs = wanted.ToDictionary(name => name, name => graph.Outputs[name]) }, Request(graph));
    }

    /// <summary>A session always gives one sequence: its tokens, and as many ones and positions as belong to them.</summary>
    private PlanRequest Request(Graph graph)
    {
        SizeAlgebra algebra = new();
        Size past = algebra.Natural(), added = algebra.Natural();
        Dictionary<int, Size[]> shapes = new() { [Ids.Value] = [1, added] };
        Dictionary<int, int> caches = [];
        if (Mask is not null)
        {
            shapes.Add(Mask.Value, [1, algebra.Add(past, added)]);
        }

        if (Positions is not null)
        {
            shapes.Add(Positions.Value, [1, added]);
        }

        foreach ((int index, CacheBinding cache) in Caches.Index())
        {
            shapes.Add(cache.Past.Value, [.. cache.Shape.Values.ToArray().Select((size, axis) => axis == cache.Axis ? past : (Size)size)]);
            if (cache.Appends)
            {
                caches.Add(graph.Outputs[cache.Present], index);
            }
        }

        return new PlanRequest { Algebra = algebra, InputShapes = shapes, Caches = caches, LastRowOf = graph.Outputs[Logits] };
    }

    private static GraphInput? Take(Graph graph, Dictionary<string, GraphInput> inputs, string name) =>
        !inputs.Remove(name, out GraphInput? input) ? null
            : input.ElementType == (int)ElementType.Int64 ? input
            : throw Fault(graph, $"the input {name} has element type {input.ElementType}");

    private static CacheBinding Cache(Graph graph, GraphInput past, ModelConfig config)
    {
        string present = PresentPrefix + past.Name[Math.Min(PastPrefix.Length, past.Name.Length)..];
        if (!past.Name.StartsWith(PastPrefix, StringComparison.Ordinal) || past.ElementType != (int)ElementType.Float)
        {
            throw Fault(graph, $"the input {past.Name} of element type {past.ElementType} is none that a session fills");
        }

        if (!graph.Outputs.TryGetValue(present, out int output))
        {
            throw Fault(graph, $"the input {past.Name} has no output {present}");
        }

        (Dimensions shape, int axis) = CacheShape(graph, past, config);
        return new CacheBinding(past, present, shape, axis, Grows(graph, past.Value, output) is long grown && (grown == axis || grown == axis - shape.Rank));
    }

    /// <summary>The axis along which the node that computes a present only adds to the past; null where it does something else.</summary>
    private static long? Grows(Graph graph, int past, int present)
    {
        if (graph.Nodes.FirstOrDefault(node => node.Outputs.Contains(present)) is not { } node)
        {
            return null;
        }

        try
        {
            Growth? growth = OperatorTable.Create(node, graph.Path).Grows(Array.IndexOf(node.Outputs, present), node.Inputs.Length);
            return growth is { } grown && grown.Input < node.Inputs.Length && node.Inputs[grown.Input] == past ? grown.Axis : null;
        }
        catch (OperatorException exception)
        {
            throw graph.Fault(node, exception);
        }
    }

    /// <summary>The batch is 1 and comes first; the one other size that is left open is the length.</summary>
    private static (Dimensions Shape, int Axis) CacheShape(Graph graph, GraphInput past, ModelConfig config)
    {
        IReadOnlyList<long?> sizes = past.Sizes.Count > 0 ? past.Sizes : [null, config.KeyValueHeads, null, config.HeadSize];
        int[] open = [.. Enumerable.Range(1, sizes.Count - 1).Where(axis => sizes[axis] is null)];
        if (open.Length != 1)
        {
            throw Fault(graph, $"the input {past.Name} has {open.Length} open sizes behind the batch");
        }

        try
        {
            return (Layout.Checked([1, .. sizes.Skip(1).Select(size => size ?? 0)]), open[0]);
        }
        catch (OperatorException exception)
        {
            throw Fault(graph, $"the input {past.Name} has {exception.Found}");
        }
    }

    private static ModelException Fault(Graph graph, string found) => new(graph.Path, found, Expected);
}
