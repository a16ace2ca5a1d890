using Inferno.Inference.Engines;
using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>Runs ONNX language models in C#: a plan shared by all sessions, and working memory for as many as run at once.</summary>
public sealed class ManagedEngine : Engine
{
    private readonly Plan _plan;
    private readonly ModelInterface _model;
    private readonly Stack<Workspace> _idle = [];
    private readonly Lock _gate = new();

    private ManagedEngine(Plan plan, ModelInterface model, ModelConfig config)
    {
        _plan = plan;
        _model = model;
        Config = config;
    }

    /// <inheritdoc/>
    public override string Name => EngineKind.Managed.Name();

    /// <inheritdoc/>
    public override ModelConfig Config { get; }

    /// <summary>Operators that the engine computes, by ONNX name in ordinal order.</summary>
    public static IReadOnlyList<string> SupportedOperators => OperatorTable.Names;

    internal ModelSignature Signature => _model.Signature;

    /// <summary>Sets of working buffers that wait: as many as passes ever ran at once, however many sessions there are.</summary>
    internal int IdleWorkspaces => Idle(workspaces => workspaces.Count);

    /// <summary>Bytes that those hold.</summary>
    internal long IdleBytes => Idle(workspaces => workspaces.Sum(workspace => workspace.Allocated));

    /// <summary>Loads and plans a model.</summary>
    /// <param name="modelPath">model.onnx.</param>
    /// <param name="config">The model's sizes.</param>
    /// <exception cref="ModelException">The file is missing, damaged, or uses what the engine lacks.</exception>
    public static ManagedEngine Load(string modelPath, ModelConfig config)
    {
        Graph graph = GraphReader.Read(modelPath);
        ModelInterface model = ModelInterface.Of(graph, config);
        Plan plan = model.Plan(graph);
        Packing.Run(plan);
        return new ManagedEngine(plan, model, config);
    }

    /// <inheritdoc/>
    public override Session CreateSession()
    {
        GrowingTensor[] caches = [.. _model.Caches.Select(cache => cache.Create(Config.ContextLength))];
        return new ManagedSession(this, _model.Signature, new Sequence(caches));
    }

    /// <summary>Runs one pass in the working memory of this thread's turn.</summary>
    internal void Forward(Sequence sequence, ReadOnlySpan<int> tokens, Span<float> logits)
    {
        Workspace workspace = Rent();
        workspace.Forward(sequence, tokens, logits);

        // After a failure the workspace still holds buffers, so only one that finished is used again.
        lock (_gate)
        {
            _idle.Push(workspace);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _idle.Clear();
        }
    }

    private T Idle<T>(Func<Stack<Workspace>, T> read)
    {
        lock (_gate)
        {
            return read(_idle);
        }
    }

    private Workspace Rent()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out Workspace? workspace))
            {
                return workspace;
            }
        }

        return new Workspace(_plan, _model);
    }
}
