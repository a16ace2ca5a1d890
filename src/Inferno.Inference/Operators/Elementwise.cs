using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>A function of each element alone.</summary>
internal sealed class Elementwise(UnaryFunction function) : Operator
{
    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        Tensor result = call.AllocateInPlace(0, x.Type, x.Shape);

        // Some of the kernels refuse to work on nothing.
        if (x.Count > 0)
        {
            Apply(x, result);
        }
    }

    private void Apply(Tensor x, Tensor result)
    {
        switch (x.Type)
        {
            case ElementType.Float when function.Float is { } apply:
                apply(x.Span<float>(), result.Span<float>());
                break;
            case ElementType.Double when function.Double is { } apply:
                apply(x.Span<double>(), result.Span<double>());
                break;
            case ElementType.Int64 when function.Int64 is { } apply:
                apply(x.Span<long>(), result.Span<long>());
                break;
            case ElementType.Int32 when function.Int32 is { } apply:
                apply(x.Span<int>(), result.Span<int>());
                break;
            case ElementType.Bool when function.Bool is { } apply:
                apply(x.Span<byte>(), result.Span<byte>());
                break;
            default:
                throw new OperatorException($"elements of {x.Type}", "a type that the operator computes with");
        }
    }
}
