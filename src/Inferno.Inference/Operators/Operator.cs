namespace Inferno.Inference.Operators;

/// <summary>One computation of the graph, with its attributes read and nothing that changes: shared by all sessions.</summary>
/// <remarks>A class, not an interface: one call site meets some thirty kinds, more than the runtime's interface dispatch is quick for.</remarks>
internal abstract class Operator
{
    /// <summary>Computes the outputs of a call from its inputs.</summary>
    /// <exception cref="Tensors.OperatorException">The inputs do not fit the operator.</exception>
    public abstract void Run(Invocation call);

    /// <summary>Whether it computes an output where a graph asks for it: most operators have the first only.</summary>
    public virtual bool Computes(int output) => output == 0;

    /// <summary>
    /// Whether it reads an input that is a constant stored in sixteen bits as floats. The constants of all others are widened,
    /// and nothing that is computed has sixteen bits.
    /// </summary>
    public virtual bool TakesNarrow(int input, Tensor constant) => false;

    /// <summary>Whether it only rearranges elements or leaves them as they are, so that of a stored constant it makes another.</summary>
    public virtual bool Rearranges => false;
}
