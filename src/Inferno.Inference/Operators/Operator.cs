using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// One computation of the graph, with its attributes read and nothing that changes: shared by all sessions. All that is known
/// about an operator is said by its class: what it computes, what of that is known at load, and whose memory it takes.
/// </summary>
/// <remarks>A class, not an interface: one call site meets some thirty kinds, more than the runtime's interface dispatch is quick for.</remarks>
internal abstract class Operator
{
    /// <summary>Computes the outputs of a call from its inputs.</summary>
    /// <exception cref="OperatorException">The inputs do not fit the operator.</exception>
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

    /// <summary>Refuses at load what the graph gives and the operator cannot compute with, and the lack of what it needs.</summary>
    /// <param name="has">Whether the graph gives an input.</param>
    /// <exception cref="OperatorException">The inputs are not those that it computes with.</exception>
    public virtual void CheckInputs(Func<int, bool> has)
    {
    }

    /// <summary>The shape of the first output, and the elements of a short list of whole numbers, as far as they are known at load.</summary>
    /// <remarks>Inputs may be missing or wrong: an operator refuses them when it runs, not here.</remarks>
    public virtual ValueFacts Infer(InputFacts inputs) => ValueFacts.Nothing;

    /// <summary>An operator that computes the same faster, given the inputs that are constant (the others are null).</summary>
    /// <exception cref="OperatorException">A constant does not fit the operator.</exception>
    public virtual Preparation Prepare(IReadOnlyList<Tensor?> constants) => new(this);

    /// <summary>An operator that runs graphs which its node holds.</summary>
    /// <exception cref="OperatorException">It runs none, or others.</exception>
    public virtual Operator WithBodies(IReadOnlyDictionary<string, Body> bodies) =>
        throw new OperatorException($"a graph in the attribute {bodies.Keys.First()}", "attributes without graphs");

    /// <summary>
    /// The input that an output is, with new elements behind it along an axis; null where it is no such output. A sequence
    /// appends to its caches there: such an operator writes the output by <see cref="Invocation.TryAppend"/>.
    /// </summary>
    /// <param name="output">The output.</param>
    /// <param name="inputs">Inputs that the node has.</param>
    public virtual Growth? Grows(int output, int inputs) => null;

    /// <summary>An operator that computes the last row, along the last axis but one, of the same output; null where there is none.</summary>
    public virtual Operator? LastRow() => null;

    /// <exception cref="OperatorException">The graph gives one of the inputs.</exception>
    protected static void Refuse(Func<int, bool> has, params ReadOnlySpan<(int Input, string Name)> inputs)
    {
        foreach ((int input, string name) in inputs)
        {
            if (has(input))
            {
                throw new OperatorException($"input {input} ({name})", $"a node without {name}; --engine onnxruntime may compute it");
            }
        }
    }

    /// <exception cref="OperatorException">The graph leaves out one of the inputs.</exception>
    protected static void Require(Func<int, bool> has, params ReadOnlySpan<int> inputs)
    {
        foreach (int input in inputs)
        {
            if (!has(input))
            {
                throw new OperatorException($"no input {input}", $"input {input}");
            }
        }
    }
}

/// <summary>An output that is an input grown by appending.</summary>
/// <param name="Input">The input.</param>
/// <param name="Axis">The axis along which it grows, negative if counted from the back.</param>
internal readonly record struct Growth(int Input, long Axis);

/// <summary>An operator prepared for its constants.</summary>
/// <param name="Operator">What to run.</param>
/// <param name="InputsKept">How many of the first inputs it still reads; null for all.</param>
internal sealed record Preparation(Operator Operator, int? InputsKept = null);

/// <summary>
/// An operator that keeps a constant in another layout. It brings it there when it first runs, or here: after planning, when it is
/// known which operators will run at all, and several at a time.
/// </summary>
internal interface IPacked
{
    void Pack();
}
