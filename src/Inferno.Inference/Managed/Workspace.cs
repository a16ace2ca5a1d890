using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inferno.Inference.Graphs;
using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>The memory of one forward pass: lent to one session at a time.</summary>
internal sealed class Workspace
{
    private readonly Plan _plan;
    private readonly ModelInterface _model;
    private readonly Execution _execution;
    private readonly Tensor _logits;
    private readonly Tensor[] _presents;

    public Workspace(Plan plan, ModelInterface model)
    {
        _plan = plan;
        _model = model;
        _execution = new Execution(plan);
        _logits = _execution[plan.Outputs[ModelInterface.Logits]];
        _presents = [.. model.Caches.Select(cache => _execution[plan.Outputs[cache.Present]])];
    }

    /// <summary>Bytes of memory held.</summary>
    public long Allocated => _execution.Allocated;

    /// <summary>Runs the plan on the tokens behind a sequence, and adds them to it.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="tokens">Ids in range.</param>
    /// <param name="logits">Takes the logits of the last token.</param>
    /// <exception cref="ModelException">A node does not fit what it is given.</exception>
    public void Forward(Sequence sequence, ReadOnlySpan<int> tokens, Span<float> logits)
    {
        sequence.Added = tokens.Length;
        BindInputs(sequence, tokens);
        _execution.Run(sequence);
        CopyLastRow(logits);
        Keep(sequence);
        _execution.ReleaseOutputs();
        sequence.Length += tokens.Length;
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
            sequence.Caches[i].View(_execution[_model.Caches[i].Past.Value], sequence.Length);
        }
    }

    private Span<long> Bind(GraphInput input, int length) =>
        _execution.Bind(input.Value, ElementType.Int64, new Dimensions(1, length)).Span<long>();

    private void CopyLastRow(Span<float> logits)
    {
        Tensor tensor = _logits;
        int last = tensor.Rank - 1;
        if (tensor.Type != ElementType.Float || tensor.Count < logits.Length || last < 0 || tensor.Shape[last] != logits.Length)
        {
            throw new ModelException(_plan.Path, $"logits of shape {tensor.Shape}", $"{logits.Length} a position, config.json's vocab_size");
        }

        int offset = 0;
        for (int axis = 0; axis < last; axis++)
        {
            offset += (tensor.Shape[axis] - 1) * tensor.Strides[axis];
        }

        // A graph may end in a view: logits cut to the vocabulary, or transposed.
        ref float row = ref Unsafe.Add(ref tensor.Origin<float>(), offset);
        int stride = tensor.Strides[last];
        if (stride == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(ref row, logits.Length).CopyTo(logits);
            return;
        }

        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = Unsafe.Add(ref row, (nint)i * stride);
        }
    }

    /// <summary>Copies the caches that the graph does not append to in place.</summary>
    private void Keep(Sequence sequence)
    {
        int length = sequence.Length + sequence.Added;
        for (int i = 0; i < _presents.Length; i++)
        {
            CacheBinding cache = _model.Caches[i];
            if (cache.Appends)
            {
                continue;
            }

            Tensor present = _presents[i];
            if (present.Type != ElementType.Float || present.Rank != cache.Shape.Rank || present.Shape[cache.Axis] != length)
            {
                throw new ModelException(_plan.Path, $"{cache.Present} of shape {present.Shape} after {length} tokens",
                    $"floats with {length} positions along axis {cache.Axis}: what came before and what is new");
            }

            sequence.Caches[i].Append(present, 0);
        }
    }
}
