using Inferno.Inference.Engines;
using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>Where a language model's inputs and outputs are in its graph.</summary>
internal sealed record ModelInterface
{
    public const string Logits = ModelSignature.Logits;

    private readonly Dictionary<string, GraphInput> _inputs;

    private ModelInterface(Graph graph, ModelConfig config)
    {
        _inputs = graph.Inputs.ToDictionary(input => input.Name);
        ValueSignature[] inputs = [.. graph.Inputs.Select(input => new ValueSignature(input.Name, (ElementType)input.ElementType, input.Sizes))];
        Signature = ModelSignature.Read(graph.Path, inputs, graph.Outputs.Keys.ToHashSet(), config);
        Ids = _inputs[Signature.Ids.Name];
        Mask = Find(Signature.Mask);
        Positions = Find(Signature.Positions);
        CacheBranch = Find(Signature.CacheBranch);
        Caches = [.. Signature.Caches.Select(cache => Bind(graph, cache))];
    }

    public ModelSignature Signature { get; }

    public GraphInput Ids { get; }

    public GraphInput? Mask { get; }

    public GraphInput? Positions { get; }

    public GraphInput? CacheBranch { get; }

    public IReadOnlyList<CacheBinding> Caches { get; }

    /// <exception cref="ModelException">An input or output is missing or has a name that nobody could fill.</exception>
    public static ModelInterface Of(Graph graph, ModelConfig config) => new(graph, config);

    /// <summary>Plans what a session needs of the graph, with caches that append in place wherever the graph allows it.</summary>
    /// <exception cref="ModelException">The graph cannot be planned.</exception>
    public Plan Plan(Graph graph)
    {
        string[] wanted = [Logits, .. Caches.Select(cache => cache.Present)];
        return PlanBuilder.Build(
            WithOneRow(graph) with { Outputs = wanted.ToDictionary(name => name, name => graph.Outputs[name]) }, Request(graph));
    }

    /// <summary>The graph with the number of tokens whose logits are wanted as a constant: always the last one's alone.</summary>
    private Graph WithOneRow(Graph graph)
    {
        if (Find(Signature.KeptLogits) is not { } kept)
        {
            return graph;
        }

        int[] shape = kept.Sizes.Count == 0 ? [] : [1];
        Tensor one = Signature.KeptLogits!.Type == ElementType.Int64 ? Tensor.From<long>([1], shape) : Tensor.From<int>([1], shape);
        return graph with
        {
            Inputs = [.. graph.Inputs.Where(input => input != kept)],
            Constants = graph.Constants.Append(KeyValuePair.Create(kept.Value, one)).ToDictionary(),
        };
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
            shapes.Add(cache.Past.Value, [.. cache.Shape.Values.ToArray().Select((size, axis) => axis == cache.Signature.Axis ? past : (Size)size)]);
            if (cache.Appends)
            {
                caches.Add(graph.Outputs[cache.Present], index);
            }
        }

        return new PlanRequest { Algebra = algebra, InputShapes = shapes, Caches = caches, LastRowOf = graph.Outputs[Logits] };
    }

    private CacheBinding Bind(Graph graph, CacheSignature cache)
    {
        GraphInput past = _inputs[cache.Past.Name];
        long? grown = Grows(graph, past.Value, graph.Outputs[cache.Present]);
        return new CacheBinding(past, cache, cache.Axis is { } axis && (grown == axis || grown == axis - cache.Shape.Rank));
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

    private GraphInput? Find(ValueSignature? value) => value is null ? null : _inputs[value.Name];
}
