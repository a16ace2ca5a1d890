using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A graph inside a node, which runs on the values that the node reads and gives its outputs.</summary>
internal abstract class Body
{
    public abstract void Run(Invocation call);
}

/// <summary>One of two graphs, chosen by a condition in each pass.</summary>
internal sealed class If : Operator
{
    private Body? _then;
    private Body? _else;

    public override bool Computes(int output) => true;

    public override void CheckInputs(Func<int, bool> has) => Require(has, 0);

    public override Operator WithBodies(IReadOnlyDictionary<string, Body> bodies) =>
        bodies.TryGetValue("then_branch", out Body? yes) && bodies.TryGetValue("else_branch", out Body? no)
            ? new If { _then = yes, _else = no }
            : throw new OperatorException($"the graphs {string.Join(", ", bodies.Keys)}", "then_branch and else_branch");

    public override void Run(Invocation call)
    {
        Tensor condition = call.Input(0);
        condition.Require(ElementType.Bool);
        if (condition.Count != 1 || _then is null || _else is null)
        {
            throw new OperatorException($"a condition of shape {condition.Shape} {(_then is null ? "without branches" : "")}", "one element and two branches");
        }

        (condition.Origin<bool>() ? _then : _else).Run(call);
    }
}
