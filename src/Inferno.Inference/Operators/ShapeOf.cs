using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>ONNX Shape: the input's sizes from axis start up to axis end.</summary>
internal sealed class ShapeOf(NodeAttributes attributes) : Operator
{
    private readonly long _start = attributes.Int("start", 0);
    private readonly long _end = attributes.Int("end", long.MaxValue);

    public override ValueFacts Infer(InputFacts inputs)
    {
        if (inputs[0].Shape is not { } sizes)
        {
            return new([inputs.Algebra.Natural()]);
        }

        int start = Clamp(_start, sizes.Length), end = Math.Max(Clamp(_end, sizes.Length), start);
        return ValueFacts.List(sizes[start..end], [end - start]);
    }

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        int start = Clamp(_start, x.Rank), end = Clamp(_end, x.Rank);
        Tensor result = call.Allocate(0, ElementType.Int64, new Dimensions(Math.Max(end - start, 0)));
        Span<long> sizes = result.Span<long>();
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = x.Shape[start + i];
        }
    }

    private static int Clamp(long axis, int rank) => (int)Math.Clamp(axis < 0 ? axis + rank : axis, 0, rank);
}
