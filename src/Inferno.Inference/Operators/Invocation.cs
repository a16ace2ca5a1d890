using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>What an operator sees of the workspace while one node runs: its inputs, and where its outputs go.</summary>
internal sealed class Invocation(Tensor[] slots, Arena arena)
{
    private readonly List<Tensor> _scratch = [];
    private int _scratchUsed;
    private PlanNode _node = null!;

    public Arena Arena => arena;

    /// <summary>The sequence that the pass in progress works on; there is none while constants are folded.</summary>
    public Sequence Sequence { get; set; } = null!;

    public int InputCount => _node.Inputs.Length;

    public int OutputCount => _node.Outputs.Length;

    /// <summary>Runs a node and lets go of what it was the last to use.</summary>
    public void Run(PlanNode node)
    {
        _node = node;
        node.Operator.Run(this);
        while (_scratchUsed > 0)
        {
            _scratch[--_scratchUsed].Release();
        }

        foreach (int slot in node.Releases)
        {
            slots[slot].Release();
        }
    }

    public bool Has(int input) => input < _node.Inputs.Length && _node.Inputs[input] != GraphNode.Absent;

    public bool Wants(int output) => output < _node.Outputs.Length && _node.Outputs[output] != GraphNode.Absent;

    /// <summary>An input in whatever layout it has.</summary>
    /// <exception cref="OperatorException">The graph leaves it out.</exception>
    public Tensor Input(int input) =>
        Has(input) ? slots[_node.Inputs[input]] : throw new OperatorException($"no input {input}", $"at least {input + 1} inputs");

    /// <summary>An input laid out row-major, copied if it is not.</summary>
    public Tensor Dense(int input) => Dense(Input(input));

    /// <summary>A tensor laid out row-major, copied if it is not.</summary>
    public Tensor Dense(Tensor tensor)
    {
        if (tensor.IsDense)
        {
            return tensor;
        }

        Tensor copy = Scratch(tensor.Type, tensor.Shape);
        StridedCopy.Copy(tensor, copy);
        return copy;
    }

    /// <summary>An integer input's values, widened if they are int32.</summary>
    /// <exception cref="OperatorException">The input holds something else.</exception>
    public ReadOnlySpan<long> Integers(int input)
    {
        Tensor tensor = Dense(input);
        if (tensor.Type == ElementType.Int64)
        {
            return tensor.Span<long>();
        }

        tensor.Require(ElementType.Int32);
        Tensor wide = Scratch(ElementType.Int64, tensor.Shape);
        TensorPrimitives.ConvertChecked<int, long>(tensor.Span<int>(), wide.Span<long>());
        return wide.Span<long>();
    }

    /// <summary>The slot of an output, for an operator that binds it to memory of its own; one that ends with the node where nobody reads it.</summary>
    public Tensor Output(int output) => Wants(output) ? slots[_node.Outputs[output]] : NextScratch();

    /// <summary>Binds an output to fresh, uncleared memory.</summary>
    public Tensor Allocate(int output, ElementType type, in Dimensions shape)
    {
        Tensor tensor = Output(output);
        tensor.BindDense(type, shape, arena.Rent((long)shape.Count * type.Size()));
        return tensor;
    }

    /// <summary>
    /// Binds an output to the memory of an input of the same type and size that no other node needs, or else to fresh
    /// memory: for operators that read each element before they write it, and never again.
    /// </summary>
    public Tensor AllocateInPlace(int output, ElementType type, in Dimensions shape)
    {
        foreach (int slot in _node.Releases)
        {
            if (slots[slot].CanBecome(type, shape) && _node.Inputs.Contains(slot))
            {
                Tensor tensor = Output(output);
                tensor.BindReshaped(slots[slot], shape);
                return tensor;
            }
        }

        return Allocate(output, type, shape);
    }

    /// <summary>Whether the sequence holds an output in a cache of its own.</summary>
    public bool Keeps(int output) => _node.Caches is { } caches && output < caches.Length && caches[output] >= 0;

    /// <summary>
    /// Where the sequence holds an output in a cache of its own, writes what is new of it behind what is there and binds the output to
    /// both; nothing is copied but the piece.
    /// </summary>
    /// <param name="output">An output that <see cref="Operator.Grows"/>.</param>
    /// <param name="piece">What the pass adds along the axis.</param>
    /// <param name="axis">The axis, counted from the front.</param>
    /// <returns>Whether it is held so; otherwise nothing is done.</returns>
    public bool TryAppend(int output, Tensor piece, int axis)
    {
        if (!Keeps(output))
        {
            return false;
        }

        if (piece.Rank <= axis || piece.Shape[axis] != Sequence.Added)
        {
            throw new OperatorException($"a cache entry of shape {piece.Shape} for {Sequence.Added} tokens", $"{Sequence.Added} along axis {axis}");
        }

        GrowingTensor cache = Sequence.Caches[_node.Caches![output]];
        cache.Append(piece, Sequence.Length);
        cache.View(Output(output), Sequence.Length + Sequence.Added);
        return true;
    }

    /// <summary>Binds an output to memory that another tensor has already.</summary>
    public void View(int output, Tensor source, in Dimensions shape, in Dimensions strides, int offset) =>
        Output(output).BindView(source, shape, strides, offset);

    /// <summary>Binds an output to a dense tensor's elements under another shape of the same count.</summary>
    public void Reshaped(int output, Tensor dense, in Dimensions shape) => Output(output).BindReshaped(dense, shape);

    /// <summary>A tensor that lives until this node ends.</summary>
    public Tensor Scratch(ElementType type, in Dimensions shape)
    {
        Tensor tensor = NextScratch();
        tensor.BindDense(type, shape, arena.Rent((long)shape.Count * type.Size()));
        return tensor;
    }

    /// <summary>A view that lives until this node ends.</summary>
    public Tensor ScratchView(Tensor source, in Dimensions shape, in Dimensions strides, int offset)
    {
        Tensor tensor = NextScratch();
        tensor.BindView(source, shape, strides, offset);
        return tensor;
    }

    private Tensor NextScratch()
    {
        if (_scratchUsed == _scratch.Count)
        {
            _scratch.Add(new Tensor());
        }

        return _scratch[_scratchUsed++];
    }
}
