using Inferno.Inference.Graphs;
using Inferno.Inference.Operators;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Plans;

/// <summary>Computes at load what does not depend on the model's inputs.</summary>
internal sealed class ConstantFolding
{
    private const long MemoryLimit = 1L << 30;

    private readonly Arena _arena = new(MemoryLimit);

    /// <summary>Runs an operator on constants.</summary>
    /// <returns>The outputs, in memory of their own.</returns>
    public Tensor[] Run(GraphNode node, Operator computation, IReadOnlyList<Tensor?> constants)
    {
        int inputs = constants.Count;
        Tensor[] slots = [.. constants.Select(constant => constant ?? new Tensor()), .. node.Outputs.Select(_ => new Tensor())];
        PlanNode step = new(node.Name, node.OperatorType, computation)
        {
            Inputs = [.. constants.Select((constant, i) => constant is null ? GraphNode.Absent : i)],
            Outputs = [.. node.Outputs.Select((output, i) => output == GraphNode.Absent ? GraphNode.Absent : inputs + i)],
        };
        new Invocation(slots, _arena).Run(step);
        return [.. slots.Skip(inputs).Select(Own)];
    }

    private static Tensor Own(Tensor tensor)
    {
        if (!tensor.IsLent)
        {
            return tensor;
        }

        Tensor own = Tensor.Allocate(tensor.Type, tensor.Shape);
        StridedCopy.Copy(tensor, own);
        tensor.Release();
        return own;
    }

}
