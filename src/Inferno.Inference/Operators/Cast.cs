using System.Numerics;
using System.Numerics.Tensors;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// The elements as another type; a number is true unless it is 0, and fractions are cut towards zero. To sixteen bits, floats
/// stay as they are, with more digits than were asked for: that is how they are computed with.
/// </summary>
internal sealed class Cast(NodeAttributes attributes) : Operator
{
    private readonly ElementType _type = ElementTypes.IsSupported((int)attributes.RequiredInt("to"))
        ? ((ElementType)attributes.RequiredInt("to")).Computed()
        : throw new OperatorException($"a cast to element type {attributes.RequiredInt("to")}", ElementTypes.Supported);

    public override bool Rearranges => _type == ElementType.Float;

    public override ValueFacts Infer(InputFacts inputs) =>
        inputs[0].Type == _type ? ValueFacts.List(inputs[0].Contents, inputs[0].Shape, _type) : inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Input(0);
        if (x.Type.Computed() == _type)
        {
            call.View(0, x, x.Shape, x.Strides, x.Offset);
        }
        else
        {
            Convert(call.Dense(0), call.Allocate(0, _type, x.Shape));
        }
    }

    /// <summary>Converts a dense tensor's elements to a dense tensor of the same shape.</summary>
    public static void Convert(Tensor x, Tensor result)
    {
        switch (x.Type)
        {
            case ElementType.Float:
                From<float>(x, result);
                break;
            case ElementType.Double:
                From<double>(x, result);
                break;
            case ElementType.Int64:
                From<long>(x, result);
                break;
            case ElementType.Int32:
                From<int>(x, result);
                break;
            case ElementType.Int8:
                From<sbyte>(x, result);
                break;
            default:
                From<byte>(x, result);
                break;
        }
    }

    private static void From<T>(Tensor x, Tensor result)
        where T : unmanaged, INumber<T>
    {
        switch (result.Type)
        {
            case ElementType.Float:
                TensorPrimitives.ConvertTruncating(x.Span<T>(), result.Span<float>());
                break;
            case ElementType.Double:
                TensorPrimitives.ConvertTruncating(x.Span<T>(), result.Span<double>());
                break;
            case ElementType.Int64:
                TensorPrimitives.ConvertTruncating(x.Span<T>(), result.Span<long>());
                break;
            case ElementType.Int32:
                TensorPrimitives.ConvertTruncating(x.Span<T>(), result.Span<int>());
                break;
            case ElementType.Int8:
                TensorPrimitives.ConvertTruncating(x.Span<T>(), result.Span<sbyte>());
                break;
            case ElementType.Byte:
                TensorPrimitives.ConvertTruncating(x.Span<T>(), result.Span<byte>());
                break;
            default:
                ToBool<T>(x.Span<T>(), result.Span<bool>());
                break;
        }
    }

    private static void ToBool<T>(ReadOnlySpan<T> x, Span<bool> result)
        where T : INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] != T.Zero;
        }
    }
}
