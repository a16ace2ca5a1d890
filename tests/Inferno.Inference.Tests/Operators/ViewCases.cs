using Inferno.Inference.Onnx;
using static Inferno.Inference.Tests.Operators.CaseBuilder;

namespace Inferno.Inference.Tests.Operators;

/// <summary>A node between what a graph is given and its subject: it moves no element, it only shows fewer, more, or in another order.</summary>
/// <param name="Operator">Its ONNX name.</param>
/// <param name="Lists">Its inputs behind the first, held by the model.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Outputs">How many outputs it has.</param>
/// <param name="Output">Which of them goes on; nothing reads the others.</param>
internal sealed record ViewStep(string Operator, Feed[] Lists, AttributeProto[] Attributes, int Outputs = 1, int Output = 0)
{
    public override string ToString() => $"{Operator}({string.Join(", ", Lists.AsEnumerable())}) {string.Join(" ", Attributes.AsEnumerable())}";
}

/// <summary>
/// Makes of a case one that computes the same, whose inputs are views: from what the subject shall see it steps back to a
/// larger or otherwise ordered tensor. What is not seen is poison: no number, or an index that fits nothing.
/// </summary>
internal sealed class ViewCases(CaseBuilder b)
{
    private const int MostSteps = 3;

    /// <summary>The same random case for the same seed; an operator without inputs has none.</summary>
    public static OperatorCase Of(string name, int seed)
    {
        CaseBuilder builder = new(seed) { ManyOnes = true };
        return new ViewCases(builder).Apply(OperatorCases.All[name](builder));
    }

    private OperatorCase Apply(OperatorCase subject)
    {
        Feed?[] given = [.. subject.Inputs];
        List<ViewStep>[] views = [.. given.Select(_ => new List<ViewStep>())];
        int[] present = b.Shuffled(Enumerable.Range(0, given.Length).Where(i => given[i] is not null && !subject.Plain.Contains(i)));

        // One input at least, and the first more often than not: most operators have their data there.
        int certain = b.Coin() ? present.Min() : present[0];
        foreach (int input in present.Where(input => input == certain || b.Coin()))
        {
            (given[input], views[input]) = Viewed(given[input]!, subject.OperatorSet);
        }

        return subject with { Inputs = given, Views = views };
    }

    /// <summary>A tensor and the steps from it to one that the subject shall see.</summary>
    private (Feed Given, List<ViewStep> Steps) Viewed(Feed seen, int operatorSet)
    {
        List<ViewStep> steps = [];
        seen = seen.Shape.Length > 0 && seen.Values is float[] or double[] or bool[] && b.Next(3) == 0 ? Levelled(seen, b.Next(seen.Shape.Length)) : seen;
        int wanted = 1 + b.Next(MostSteps);
        for (int tries = 0; steps.Count < wanted && tries < 50; tries++)
        {
            (Feed Before, ViewStep Step)? back = b.Next(6) switch
            {
                0 when seen.Shape.Length > 1 => Transpose(seen),
                1 when seen.Shape.Length > 0 => Slice(seen, operatorSet),
                2 when seen.Shape.Contains(1) => Unsqueeze(seen, operatorSet),
                3 when seen.Shape.Length < 6 => Squeeze(seen, operatorSet),
                4 when seen.Shape.Length > 0 => Expand(seen),
                5 when seen.Shape.Length > 0 => Split(seen, operatorSet),
                _ => null,
            };
            if (back is { } found)
            {
                (seen, _) = found;
                steps.Insert(0, found.Step);
            }
        }

        return (seen, steps);
    }

    private (Feed, ViewStep) Transpose(Feed seen)
    {
        int[] order = b.Shuffled(Enumerable.Range(0, seen.Shape.Length));
        int[] shape = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            shape[order[i]] = seen.Shape[i];
        }

        return (Rearranged(seen, shape, at => [.. order.Select(axis => at[axis])]),
            new ViewStep("Transpose", [], [Attribute("perm", order.Select(axis => (long)axis))]));
    }

    private (Feed, ViewStep) Slice(Feed seen, int operatorSet)
    {
        int axis = b.Next(seen.Shape.Length), size = seen.Shape[axis], before = b.Next(3);
        int step = operatorSet < 10 || size == 0 ? 1 : b.Shuffled([1, 1, 2, -1])[0];
        int span = size == 0 ? 0 : ((size - 1) * Math.Abs(step)) + 1;
        int[] shape = [.. seen.Shape];
        shape[axis] = before + span + b.Next(3);
        (long start, long end) = step > 0 ? (before, before + span) : (before + span - 1, before == 0 ? -long.MaxValue : before - 1);
        Feed whole = Rearranged(seen, shape, at =>
        {
            int from = step > 0 ? at[axis] - before : before + span - 1 - at[axis];
            return from < 0 || from >= span || from % Math.Abs(step) != 0 ? null : With(at, axis, from / Math.Abs(step));
        });
        return (whole, operatorSet < 10
            ? new ViewStep("Slice", [], [Attribute("starts", [start]), Attribute("ends", [end]), Attribute("axes", [axis])])
            : new ViewStep("Slice", [List(start), List(end), List(axis), List(step)], []));
    }

    private (Feed, ViewStep) Unsqueeze(Feed seen, int operatorSet)
    {
        int[] ones = [.. Enumerable.Range(0, seen.Shape.Length).Where(i => seen.Shape[i] == 1)];
        int axis = ones[b.Next(ones.Length)];
        return (seen with { Shape = [.. seen.Shape[..axis], .. seen.Shape[(axis + 1)..]] }, Axes("Unsqueeze", axis, operatorSet));
    }

    private (Feed, ViewStep) Squeeze(Feed seen, int operatorSet)
    {
        int axis = b.Next(seen.Shape.Length + 1);
        return (seen with { Shape = [.. seen.Shape[..axis], 1, .. seen.Shape[axis..]] }, Axes("Squeeze", axis, operatorSet));
    }

    /// <summary>The first element along an axis in place of all, so that it can be expanded; no such tensor is a list of sizes or indices.</summary>
    private static Feed Levelled(Feed feed, int axis) => Rearranged(feed, feed.Shape, at => With(at, axis, 0));

    /// <summary>One element in place of all along an axis where they are equal, as they are along one of size 1.</summary>
    private (Feed, ViewStep)? Expand(Feed seen)
    {
        int axis = b.Next(seen.Shape.Length);
        if (!IsEven(seen, axis))
        {
            return null;
        }

        bool drop = axis == 0 && b.Coin();
        int[] shape = drop ? seen.Shape[1..] : [.. seen.Shape[..axis], 1, .. seen.Shape[(axis + 1)..]];
        return (Rearranged(seen, shape, at => seen.Shape[axis] == 0 ? null : drop ? [0, .. at] : at),
            new ViewStep("Expand", [List([.. seen.Shape.Select(size => (long)size)])], []));
    }

    private (Feed, ViewStep) Split(Feed seen, int operatorSet)
    {
        int axis = b.Next(seen.Shape.Length), size = seen.Shape[axis];
        int[] before = [.. Enumerable.Range(0, b.Next(3)).Select(_ => b.Next(3))], after = [.. Enumerable.Range(0, b.Next(3)).Select(_ => b.Next(3))];
        long[] parts = [.. before, size, .. after];
        int[] shape = [.. seen.Shape];
        shape[axis] = (int)parts.Sum();
        int start = before.Sum();
        Feed whole = Rearranged(seen, shape, at => at[axis] < start || at[axis] >= start + size ? null : With(at, axis, at[axis] - start));
        return (whole, operatorSet < 13
            ? new ViewStep("Split", [], [Attribute("axis", axis), Attribute("split", parts)], parts.Length, before.Length)
            : new ViewStep("Split", [List(parts)], [Attribute("axis", axis)], parts.Length, before.Length));
    }

    private static ViewStep Axes(string name, int axis, int operatorSet) =>
        operatorSet < 13 ? new ViewStep(name, [], [Attribute("axes", [axis])]) : new ViewStep(name, [List(axis)], []);

    private static Feed List(params long[] values) => new(values, [values.Length], IsConstant: true);

    private static int[] With(int[] at, int axis, int position) => [.. at[..axis], position, .. at[(axis + 1)..]];

    private static bool IsEven(Feed feed, int axis)
    {
        int stride = feed.Shape[(axis + 1)..].Aggregate(1, (a, size) => a * size), size = feed.Shape[axis];
        return Enumerable.Range(0, feed.Values.Length).All(i => feed.Values.GetValue(i)!.Equals(feed.Values.GetValue(i - (i / stride % size * stride))));
    }

    /// <summary>A tensor of another shape, whose elements are those at the places named, or poison.</summary>
    private static Feed Rearranged(Feed feed, int[] shape, Func<int[], int[]?> source)
    {
        Array values = Array.CreateInstance(feed.Values.GetType().GetElementType()!, shape.Aggregate(1, (a, size) => a * size));
        for (int i = 0; i < values.Length; i++)
        {
            values.SetValue(source(Position(i, shape)) is { } at ? feed.Values.GetValue(Flat(at, feed.Shape)) : Poison(feed.Values), i);
        }

        return feed with { Values = values, Shape = shape };
    }

    private static object Poison(Array values) => values.GetType() == typeof(sbyte[]) ? (sbyte)-91 : values switch
    {
        float[] => float.NaN,
        double[] => double.NaN,
        long[] => long.MinValue / 3,
        int[] => int.MinValue / 3,
        bool[] list => list is not [true, ..],
        _ => (byte)0xA5,
    };

    private static int[] Position(int flat, int[] shape)
    {
        int[] position = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (flat, position[axis]) = Math.DivRem(flat, shape[axis]);
        }

        return position;
    }

    private static int Flat(int[] position, int[] shape) => position.Zip(shape).Aggregate(0, (flat, one) => (flat * one.Second) + one.First);
}
