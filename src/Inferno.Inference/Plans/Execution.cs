using Inferno.Inference.Models;
using Inferno.Inference.Operators;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Plans;

/// <summary>The changing half of a plan: its slots, and the arena from which nodes take their memory.</summary>
internal sealed class Execution
{
    private readonly Plan _plan;
    private readonly Tensor[] _slots;
    private readonly Arena _arena;
    private readonly Invocation _invocation;
    private readonly Tensor[] _outputs;

    /// <param name="plan">What to run.</param>
    /// <param name="arena">Where memory is taken from; null for an arena of its own.</param>
    public Execution(Plan plan, Arena? arena = null)
    {
        _plan = plan;
        _arena = arena ?? new Arena();
        _slots = [.. plan.Constants.Select(constant => constant ?? new Tensor())];
        _outputs = [.. plan.Outputs.Values.Where(slot => plan.Constants[slot] is null).Select(slot => _slots[slot])];
        _invocation = new Invocation(_slots, _arena);
    }

    /// <summary>Bytes of memory held.</summary>
    public long Allocated => _arena.Allocated;

    public Tensor this[int slot] => _slots[slot];

    /// <summary>Gives an input fresh, uncleared memory.</summary>
    public Tensor Bind(int slot, ElementType type, in Dimensions shape)
    {
        Tensor tensor = _slots[slot];
        tensor.BindDense(type, shape, _arena.Rent((long)shape.Count * type.Size()));
        return tensor;
    }

    /// <summary>Computes the outputs from inputs that are bound.</summary>
    /// <param name="sequence">What operators with state work on; null for a plan that has none.</param>
    /// <exception cref="ModelException">A node does not fit what it is given; this execution cannot be used again.</exception>
    public void Run(Sequence? sequence = null)
    {
        _invocation.Sequence = sequence!;
        PlanNode[] nodes = _plan.Nodes;
        int next = 0;
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

    /// <summary>Takes the outputs' memory back; until then they may be read.</summary>
    public void ReleaseOutputs()
    {
        foreach (Tensor output in _outputs)
        {
            output.Release();
        }
    }
}
