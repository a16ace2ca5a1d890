using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A power; an exponent of another type is converted to the base's first.</summary>
internal sealed class Pow : Operator
{
    private readonly Arithmetic _power = new(Functions.Power);

    public override ValueFacts Infer(InputFacts inputs) => new(inputs.BroadcastShape);

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0), exponent = call.Input(1);
        if (x.Type == exponent.Type)
        {
            _power.Run(call);
            return;
        }

        Tensor converted = call.Scratch(x.Type, exponent.Shape);
        Cast.Convert(call.Dense(exponent), converted);
        _power.Combine(call, x, converted, call.Allocate(0, x.Type, Layout.Broadcast(x.Shape, exponent.Shape)));
    }
}
