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
        try
        {
            BindInputs(sequence, tokens);
            _execution.Run(sequence);
            CopyLastRow(logits);
            Keep(sequence);
        }
        catch (OperatorException exception)
        {
            throw new ModelException(_plan.Path, exception.Found, exception.Expected, exception);
        }

        _execution.ReleaseOutputs();
        sequence.Length += tokens.Length;
    }

    private void BindInputs(Sequence sequence, ReadOnlySpan<int> tokens)
    {
        Tensor ids = Bind(_model.Ids, tokens.Length);
        if (ids.Type == ElementType.Int32)
        {
            tokens.CopyTo(ids.Span<int>());
        }
        else
        {
            Span<long> wide = ids.Span<long>();
            for (int i = 0; i < tokens.Length; i++)
            {
                wide[i] = tokens[i];
            }
        }

        if (_model.Mask is { } mask)
        {
            Count(Bind(mask, sequence.Length + tokens.Length), 1, 0);
        }

        if (_model.Positions is { } positions)
        {
            Count(Bind(positions, tokens.Length), sequence.Length, 1);
        }

        if (_model.CacheBranch is { } branch)
        {
            _execution.Bind(branch.Value, ElementType.Bool, new Dimensions(1)).Span<bool>()[0] = sequence.Length > 0;
        }

        for (int i = 0; i < _model.Caches.Count; i++)
        {
            CacheBinding cache = _model.Caches[i];
            if (!cache.Grows && sequence.Length == 0)
            {
                sequence.Caches[i].Clear(1);
            }

            sequence.Caches[i].View(_execution[cache.Past.Value], cache.LengthAt(sequence.Length));
        }
    }

    private Tensor Bind(GraphInput input, int length) =>
        _execution.Bind(input.Value, (ElementType)input.ElementType, new Dimensions(1, length));

    /// <summary>Fills a list of whole numbers from one on, each so much more than that before it.</summary>
    private static void Count(Tensor tensor, int first, int step)
    {
        if (tensor.Type == ElementType.Int32)
        {
            Span<int> numbers = tensor.Span<int>();
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = first + (i * step);
            }
        }
        else
        {
            Span<long> numbers = tensor.Span<long>();
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = first + (i * step);
            }
        }
    }

    private void CopyLastRow(Span<float> logits)
    {
        Tensor tensor = _logits;
        int last = tensor.Rank - 1;
        if (tensor.Type != ElementType.Float || tensor.Count < logits.Length || last < 0 || tensor.Shape[last] != logits.Length)
        {
            throw new ModelException(
                _plan.Path, $"logits of {tensor.Type} and shape {tensor.Shape}", $"floats, {logits.Length} a position, config.json's vocab_size");
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
            if (present.Type != ElementType.Float || present.Rank != cache.Shape.Rank || present.Shape[cache.Axis] != cache.LengthAt(length))
            {
                throw cache.Signature.Misfit(_plan.Path, present.Shape.ToString(), length);
            }

            sequence.Caches[i].Append(present, 0);
        }
    }
}
