namespace Inferno.Inference.Graphs;

/// <summary>What is known at load of a node's inputs, and the algebra of the sizes in it.</summary>
internal sealed class InputFacts(ValueFacts[] inputs, SizeAlgebra algebra)
{
    public SizeAlgebra Algebra => algebra;

    public int Count => inputs.Length;

    /// <summary>What is known of an input; nothing of one that the node leaves out.</summary>
    public ValueFacts this[int input] => input < inputs.Length ? inputs[input] : ValueFacts.Nothing;

    /// <summary>Facts that the first input's shape is the output's.</summary>
    public ValueFacts SameShape => new(this[0].Shape);

    /// <summary>The shape that all inputs broadcast to; null where a rank is not known.</summary>
    public Size[]? BroadcastShape => inputs.Length == 0 ? null : inputs.Select(input => input.Shape).Aggregate(algebra.Broadcast);

    /// <summary>A function of each pair of elements of two small int64 inputs; only the shape where a result is not known.</summary>
    public ValueFacts Paired(Func<Size, Size, Size?> combine)
    {
        Size[]? shape = BroadcastShape;
        if (inputs is not [{ Contents: { } left, Type: Tensors.ElementType.Int64 }, { Contents: { } right, Type: Tensors.ElementType.Int64 }]
            || SharedLength(left.Length, right.Length) is not { } length)
        {
            return new(shape);
        }

        Size?[] results = [.. Enumerable.Range(0, length).Select(i => combine(At(left, i), At(right, i)))];
        return results.All(result => result is not null) ? ValueFacts.List([.. results.OfType<Size>()], shape) : new(shape);
    }

    /// <summary>The length that two lists broadcast to, if they do.</summary>
    public static int? SharedLength(int left, int right) => left == right || right == 1 ? left : left == 1 ? right : null;

    /// <summary>An element of a list that is stretched where it holds but one.</summary>
    public static T At<T>(T[] contents, int index) => contents.Length == 1 ? contents[0] : contents[index];

    /// <summary>An axis in [-rank, rank) counted from the front; null for any other, which the operator refuses when it runs.</summary>
    public static int? Axis(long axis, int rank) => axis < -rank || axis >= rank ? null : (int)(axis < 0 ? axis + rank : axis);
}
