using Google.Protobuf;
using Inferno.Inference.Onnx;

namespace Inferno.Inference.Tests.Operators;

/// <summary>Draws tensors and attributes; the same seed draws the same.</summary>
internal sealed class CaseBuilder(int seed)
{
    public Random Random { get; } = new(seed);

    /// <summary>Whether every third axis has size 1, whose stride no element shows.</summary>
    public bool ManyOnes { get; init; }

    public int Next(int below) => Random.Next(below);

    public bool Coin() => Random.Next(2) == 0;

    /// <summary>Up to a rank, sizes mostly from 1 to 5 and now and then 0 or long enough for every vector width.</summary>
    public int[] Shape(int minimumRank = 0, int maximumRank = 4, bool empty = true) =>
        [.. Enumerable.Range(0, Random.Next(minimumRank, maximumRank + 1)).Select(_ => Size(empty))];

    public int Size(bool empty = true) => ManyOnes && Random.Next(3) == 0 ? 1 : Random.Next(20) switch
    {
        0 when empty => 0,
        1 => Random.Next(16, 40),
        _ => Random.Next(1, 6),
    };

    /// <summary>A shape that broadcasts to another: leading axes dropped, some sizes 1.</summary>
    public int[] Narrowed(int[] shape) =>
        [.. shape.Skip(Random.Next(3) == 0 ? Random.Next(shape.Length + 1) : 0).Select(size => Random.Next(3) == 0 ? 1 : size)];

    public Feed Floats(int[] shape, float from = -3, float to = 3) =>
        new(Draw(shape, () => from + ((to - from) * Random.NextSingle())), shape, Random.Next(4) == 0);

    public Feed Integers(int[] shape, int from = -20, int to = 20) => new(Draw(shape, () => (long)Random.Next(from, to)), shape, Random.Next(4) == 0);

    public Feed Booleans(int[] shape) => new(Draw(shape, Coin), shape, Random.Next(4) == 0);

    public Feed Numbers(int[] shape) => Random.Next(4) switch
    {
        0 => new Feed(Draw(shape, () => Random.Next(-20, 20)), shape),
        1 => Integers(shape),
        2 => new Feed(Draw(shape, () => (Random.NextDouble() * 6) - 3), shape),
        _ => Floats(shape),
    };

    /// <summary>Numbers of the same type as others.</summary>
    public Feed Like(Feed other, int[] shape) => other.Values switch
    {
        int[] => new Feed(Draw(shape, () => Random.Next(-20, 20)), shape),
        long[] => Integers(shape),
        double[] => new Feed(Draw(shape, () => (Random.NextDouble() * 6) - 3), shape),
        bool[] => Booleans(shape),
        _ => Floats(shape),
    };

    /// <summary>A list of whole numbers, sometimes known at load.</summary>
    public Feed List(params IEnumerable<long> values)
    {
        long[] list = [.. values];
        return new Feed(list, [list.Length], Coin());
    }

    public static AttributeProto Attribute(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    public static AttributeProto Attribute(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    public static AttributeProto Attribute(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    public static AttributeProto Attribute(string name, params IEnumerable<long> values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    public static AttributeProto Attribute(string name, Feed value) =>
        new() { Name = name, T = OneNodeModel.Initializer("", value), Type = AttributeProto.Types.AttributeType.Tensor };

    public static AttributeProto Attribute(string name, GraphProto value) =>
        new() { Name = name, G = value, Type = AttributeProto.Types.AttributeType.Graph };

    /// <summary>An axis of a rank, counted from either end.</summary>
    public long Axis(int rank) => Random.Next(-rank, rank);

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        Random.Shuffle(shuffled);
        return shuffled;
    }

    public Feed Bytes(int[] shape, int from = 0, int to = 256) => new(Draw(shape, () => (byte)Random.Next(from, to)), shape, Random.Next(4) == 0);

    public Feed SignedBytes(int[] shape) => new(Draw(shape, () => (sbyte)Random.Next(-128, 128)), shape, Random.Next(4) == 0);

    private static T[] Draw<T>(int[] shape, Func<T> draw) =>
        [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => draw())];
}
