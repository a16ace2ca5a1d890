using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Stretches sizes of 1 to a broadcast shape; nothing is copied.</summary>
internal sealed class Expand : Operator
{
    public override ValueFacts Infer(InputFacts inputs) => new(inputs.Algebra.Broadcast(inputs[0].Shape, inputs[1].Contents));

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        Dimensions shape = Layout.Broadcast(x.Shape, Layout.Checked(call.Integers(1)));
        call.View(0, x, shape, Layout.BroadcastStrides(x, shape), x.Offset);
    }
}
