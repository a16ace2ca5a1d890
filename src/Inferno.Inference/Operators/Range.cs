using System.Numerics;
using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>Numbers from a start up to, not with, a limit.</summary>
internal sealed class Range : Operator
{
    public override ValueFacts Infer(InputFacts inputs) => new(
        [inputs[0].Numbers is [0] && inputs[2].Numbers is [1] && inputs[1].Contents is [var limit] && inputs.Algebra.IsNatural(limit)
            ? limit
            : inputs.Algebra.Natural()]);

    public override void Run(Invocation call)
    {
        Tensor start = Scalar(call, 0);
        Scalar(call, 1).Require(start.Type);
        Scalar(call, 2).Require(start.Type);
        switch (start.Type)
        {
            case ElementType.Float:
                Fill<float>(call);
                break;
            case ElementType.Double:
                Fill<double>(call);
                break;
            case ElementType.Int64:
                Fill<long>(call);
                break;
            case ElementType.Int32:
                Fill<int>(call);
                break;
            default:
                throw new OperatorException($"a range of {start.Type}", "float, double, int32 or int64");
        }
    }

    private static Tensor Scalar(Invocation call, int input)
    {
        Tensor tensor = call.Input(input);
        return tensor.Count == 1 ? tensor : throw new OperatorException($"input {input} of shape {tensor.Shape}", "one element");
    }

    private static void Fill<T>(Invocation call)
        where T : unmanaged, INumber<T>
    {
        T start = call.Input(0).Origin<T>(), step = call.Input(2).Origin<T>();
        double count = Math.Ceiling((double.CreateChecked(call.Input(1).Origin<T>()) - double.CreateChecked(start)) / double.CreateChecked(step));
        if (!double.IsFinite(count) || count > int.MaxValue)
        {
            throw new OperatorException($"a range of {count} numbers", "a step other than 0 and a finite count");
        }

        Tensor result = call.Allocate(0, call.Input(0).Type, Layout.Checked([(long)Math.Max(count, 0)]));
        Span<T> values = result.Span<T>();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = start + (T.CreateTruncating(i) * step);
        }
    }
}
