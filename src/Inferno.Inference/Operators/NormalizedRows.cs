using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>The rows of a normalisation: the axes from a given one on, with their scale.</summary>
internal readonly ref struct NormalizedRows
{
    private readonly Span<float> _input;
    private readonly Span<float> _output;

    public NormalizedRows(Invocation call, long axis)
    {
        Tensor x = call.Dense(0), scale = call.Dense(1);
        x.Require(ElementType.Float);
        scale.Require(ElementType.Float);
        int length = new Dimensions(x.Shape.Values[Layout.Axis(axis, x.Rank)..]).Count;
        if (scale.Count != length || (call.Has(2) && (call.Input(2).Type != ElementType.Float || call.Input(2).Count != length)))
        {
            throw new OperatorException($"a scale or bias of other than {length} elements for shape {x.Shape}", $"{length} floats");
        }

        _input = x.Span<float>();
        _output = call.Allocate(0, x.Type, x.Shape).Span<float>();
        Scale = scale.Span<float>();
        Count = length == 0 ? 0 : x.Count / length;
    }

    public int Count { get; }

    public ReadOnlySpan<float> Scale { get; }

    public ReadOnlySpan<float> Input(int row) => _input.Slice(row * Scale.Length, Scale.Length);

    public Span<float> Output(int row) => _output.Slice(row * Scale.Length, Scale.Length);
}
