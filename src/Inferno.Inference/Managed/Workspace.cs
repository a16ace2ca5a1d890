using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>The memory of one forward pass: slots and an arena, lent to one session at a time.</summary>
internal sealed class Workspace
{
    private readonly Plan _plan;
    private readonly ModelInterface _model;
    private readonly Tensor[] _slots;
    private readonly Arena _arena = new();
    private readonly Invocation _invocation;
    private readonly Tensor _logits;
    private readonly Tensor[] _presents;

    public Workspace(Plan plan, ModelInterface model)
    {
        _plan = plan;
        _model = model;
        _slots = [.. plan.Constants.Select(constant => constant ?? new Tensor())];
        _invocation = new Invocation(_slots, _arena);
        _logits = _slots[plan.Outputs[ModelInterface.Logits]];
        _presents = [.. model.Caches.Select(cache => _slots[plan.Outputs[cache.Present]])];
    }

    /// <summary>Bytes of memory held.</summary>
    public long Allocated => _arena.Allocated;

    /// <summary>Runs the plan on the tokens behind a sequence, and adds them to it.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="tokens">Ids in range.</param>
    /// <param name="logits">Takes the logits of the last token.</param>
    /// <exception cref="ModelException">A node does not fit what it is given.</exception>
    public void Forward(Sequence sequence, ReadOnlySpan<int> tokens, Span<float> logits)
    {
        sequence.Added = tokens.Length;
        _invocation.Sequence = sequence;
        BindInputs(sequence, tokens);
        RunNodes();
        CopyLastRow(logits);
        Keep(sequence);
        ReleaseOutputs();
        sequence.Length += tokens.Length;
    }

    private void RunNodes()
    {
        int next = 0;
        PlanNode[] nodes = _plan.Nodes;
        try
        {
            for (; next < nodes.Length; next++)
            {
                _invocation.Run(nodes[next]);
            }
        }
        catch (OperatorException exception)
        {
            throw _plan.Fault(nodes[next], exception.Found, exception.Expected, exception);
        }
    }

    private void BindInputs(Sequence sequence, ReadOnlySpan<int> tokens)
    {
        Span<long> ids = Bind(_model.Ids, tokens.Length);
        for (int i = 0; i < tokens.Length; i++)
        {
            ids[i] = tokens[i];
        }

        if (_model.Mask is { } mask)
        {
            Bind(mask, sequence.Length + tokens.Length).Fill(1);
        }

        if (_model.Positions is { } positions)
        {
            Span<long> numbers = Bind(positions, tokens.Length);
            for (int i = 0; i < tokens.Length; i++)
            {
                numbers[i] = sequence.Length + i;
            }
        }

        for (int i = 0; i < _model.Caches.Count; i++)
        {
            sequence.Caches[i].View(_slots[_model.Caches[i].Past.Value], sequence.Length);
        }
    }

    private Span<long> Bind(GraphInput input, int length)
    {
        Tensor tensor = _slots[input.Value];
        tensor.BindDense(ElementType.Int64, new Dimensions(1, length), _arena.Rent((long)length * sizeof(long)));
        return tensor.Span<long>();
    }

    private void CopyLastRow(Span<float> logits)
    {
        Tensor tensor = _logits;
        if (tensor.Type != ElementType.Float || tensor.Count < logits.Length || tensor.Shape[tensor.Rank - 1] != logits.Length)
        {
            throw new ModelException(_plan.Path, $"logits of shape {tensor.Shape}", $"{logits.Length} a position, config.json's vocab_size");
        }

        tensor.Span<float>()[^logits.Length..].CopyTo(logits);
    }

    private void Keep(Sequence sequence)
    {
        for (int i = 0; i < _presents.Length; i++)
        {
            if (!_model.Caches[i].Appends)
            {
                sequence.Caches[i].Append(_presents[i], 0);
            }
        }
    }

    private void ReleaseOutputs()
    {
        foreach (int slot in _plan.Outputs.Values)
        {
            if (_plan.Constants[slot] is null)
            {
                _slots[slot].Release();
            }
        }
    }
}
