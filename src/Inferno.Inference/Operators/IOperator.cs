namespace Inferno.Inference.Operators;

/// <summary>One computation of the graph, with its attributes read and nothing that changes: shared by all sessions.</summary>
internal interface IOperator
{
    /// <summary>Computes the outputs of a call from its inputs.</summary>
    /// <exception cref="Tensors.OperatorException">The inputs do not fit the operator.</exception>
    void Run(Invocation call);
}
