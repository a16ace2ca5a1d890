using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Graphs;

/// <summary>The elements of small whole-number tensors, as far as they follow from what is known of a node's inputs.</summary>
internal sealed class ContentRules(SizeAlgebra algebra)
{
    /// <param name="node">The node.</param>
    /// <param name="inputs">What is known of its inputs.</param>
    /// <param name="shape">What is known of its output's shape.</param>
    public ValueFacts Infer(GraphNode node, ValueFacts[] inputs, Size[]? shape) => node.OperatorType switch
    {
        "Shape" => inputs[0].Shape is { } sizes && shape is [{ IsKnown: true }] ? ValueFacts.List(sizes, shape) : new(shape),
        "Identity" or "Squeeze" or "Unsqueeze" or "Reshape" => ValueFacts.List(inputs[0].Contents, shape, inputs[0].Type),
        "Cast" => node.Attributes.Int("to", 0) == (int)inputs[0].Type ? ValueFacts.List(inputs[0].Contents, shape, inputs[0].Type) : new(shape),
        "Gather" => ValueFacts.List(Gather(inputs[0].Contents, inputs[1].Numbers), shape, inputs[0].Type),
        "Concat" => ValueFacts.List(Concat(inputs), shape, inputs[0].Type),
        "Slice" => ValueFacts.List(Slice(inputs, shape), shape, inputs[0].Type),
        "ConstantOfShape" => ConstantOfShape(node.Attributes, shape),
        "Add" => Pairs(inputs, shape, (a, b) => algebra.Add(a, b)),
        "Sub" => Pairs(inputs, shape, (a, b) => algebra.Subtract(a, b)),
        "Mul" => Pairs(inputs, shape, (a, b) => algebra.Multiply(a, b)),
        "Div" => Pairs(inputs, shape, algebra.Divide),
        "Equal" => Pairs(inputs, shape, (a, b) => algebra.AreEqual(a, b) is { } equal ? equal ? 1 : 0 : null) with { Type = ElementType.Bool },
        "Where" => Where(inputs, shape),
        _ => new(shape),
    };

    private static Size[]? Gather(Size[]? contents, long[]? picks) =>
        contents is null || picks is null || picks.Any(pick => pick < -contents.Length || pick >= contents.Length)
            ? null
            : [.. picks.Select(pick => contents[pick < 0 ? pick + contents.Length : pick])];

    private static Size[]? Concat(ValueFacts[] inputs) =>
        inputs.All(input => input is { Contents: not null, Shape.Length: 1 }) ? [.. inputs.SelectMany(input => input.Contents!)] : null;

    private static Size[]? Slice(ValueFacts[] inputs, Size[]? shape)
    {
        if (inputs[0].Contents is not { } contents || shape is not [{ IsKnown: true } length]
            || inputs.Length < 3 || inputs[1].Numbers is not [var start])
        {
            return null;
        }

        long first = Math.Clamp(start < 0 ? start + contents.Length : start, 0, contents.Length);
        return contents[(int)first..(int)(first + length.Value)];
    }

    private static ValueFacts ConstantOfShape(NodeAttributes attributes, Size[]? shape)
    {
        bool fits = shape is [{ IsKnown: true, Value: >= 0 and <= 2 * Dimensions.MaximumRank }];
        return fits && attributes.Tensor("value") is { Type: ElementType.Int64, Count: 1 } value
            ? ValueFacts.List([.. Enumerable.Repeat((Size)value.Span<long>()[0], (int)shape![0].Value)], shape)
            : new(shape);
    }

    private static ValueFacts Pairs(ValueFacts[] inputs, Size[]? shape, Func<Size, Size, Size?> combine)
    {
        if (inputs is not [{ Contents: { } left, Type: ElementType.Int64 }, { Contents: { } right, Type: ElementType.Int64 }]
            || Length(left.Length, right.Length) is not { } length)
        {
            return new(shape);
        }

        Size?[] results = [.. Enumerable.Range(0, length).Select(i => combine(At(left, i), At(right, i)))];
        return results.All(result => result is not null) ? ValueFacts.List([.. results.OfType<Size>()], shape) : new(shape);
    }

    private static ValueFacts Where(ValueFacts[] inputs, Size[]? shape)
    {
        if (inputs is not [{ Numbers: { } test }, { Contents: { } yes }, { Contents: { } no } other] || other.Type != inputs[1].Type
            || Length(yes.Length, no.Length) is not { } values || Length(test.Length, values) is not { } length)
        {
            return new(shape);
        }

        return ValueFacts.List(
            [.. Enumerable.Range(0, length).Select(i => test[Math.Min(i, test.Length - 1)] != 0 ? At(yes, i) : At(no, i))], shape, other.Type);
    }

    private static int? Length(int left, int right) => left == right || right == 1 ? left : left == 1 ? right : null;

    private static Size At(Size[] contents, int index) => contents.Length == 1 ? contents[0] : contents[index];
}
