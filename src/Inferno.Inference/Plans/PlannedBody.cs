using Inferno.Inference.Graphs;
using Inferno.Inference.Operators;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Plans;

/// <summary>A branch's plan, run on values of the graph around it and in the memory of its pass.</summary>
/// <param name="plan">The plan.</param>
/// <param name="branch">The branch.</param>
internal sealed class PlannedBody(Plan plan, Branch branch) : Body
{
    private readonly int[] _outputs = [.. branch.Outputs.Select(name => plan.Outputs[name])];

    public override void Run(Invocation call)
    {
        if (call.OutputCount > _outputs.Length)
        {
            throw new OperatorException($"{call.OutputCount} outputs of a branch that has {_outputs.Length}", "as many");
        }

        Execution execution = new(plan, call.Arena);
        foreach (GraphInput input in plan.Inputs)
        {
            Tensor source = call.Input(branch.Sources[input.Value]);
            execution[input.Value].BindView(source, source.Shape, source.Strides, source.Offset);
        }

        execution.Run(call.Sequence);
        for (int i = 0; i < call.OutputCount; i++)
        {
            if (call.Wants(i))
            {
                Tensor result = execution[_outputs[i]];
                call.View(i, result, result.Shape, result.Strides, result.Offset);
            }
        }

        execution.ReleaseOutputs();
        foreach (GraphInput input in plan.Inputs)
        {
            execution[input.Value].Release();
        }
    }
}
