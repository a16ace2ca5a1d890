using Google.Protobuf;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>The attributes of one node, and the operator set that says what they mean.</summary>
internal sealed class NodeAttributes(IEnumerable<AttributeProto> attributes, int operatorSet, TensorReader tensors)
{
    private readonly AttributeProto[] _attributes = [.. attributes];

    /// <summary>The version of ONNX's operator set.</summary>
    public int OperatorSet => operatorSet;

    /// <summary>Equal for equal attributes in the same order.</summary>
    public string Key => string.Concat(_attributes.Select(attribute => attribute.ToByteString().ToBase64() + ';'));

    public bool Has(string name) => Find(name) is not null;

    public long Int(string name, long absent) => Find(name)?.I ?? absent;

    public float Float(string name, float absent) => Find(name)?.F ?? absent;

    public string Text(string name, string absent) => Find(name)?.S.ToStringUtf8() ?? absent;

    public bool Flag(string name, bool absent) => Int(name, absent ? 1 : 0) != 0;

    public long[]? Ints(string name) => Find(name)?.Ints.ToArray();

    public float[]? Floats(string name) => Find(name)?.Floats.ToArray();

    /// <summary>A tensor of a type that is computed with.</summary>
    public Tensor? Tensor(string name) => StoredTensor(name) is { } tensor ? Widening.Widened(tensor) : null;

    /// <summary>A tensor as it is stored: perhaps of a type in which weights are kept.</summary>
    public Tensor? StoredTensor(string name) => Find(name)?.T is { } proto ? tensors.Read(proto) : null;

    /// <exception cref="OperatorException">The attribute is missing.</exception>
    public long RequiredInt(string name) =>
        Find(name)?.I ?? throw new OperatorException($"no attribute '{name}'", $"a whole number '{name}'");

    /// <summary>A number of heads, blocks or columns.</summary>
    /// <exception cref="OperatorException">The attribute is missing or no such number.</exception>
    public int RequiredCount(string name) =>
        RequiredInt(name) is > 0 and <= int.MaxValue and var count
            ? (int)count
            : throw new OperatorException($"{name} of {RequiredInt(name)}", "a whole number above 0");

    /// <summary>An attribute of which an operator computes some values only.</summary>
    /// <exception cref="OperatorException">It has another value.</exception>
    public long OneOf(string name, long absent, params ReadOnlySpan<long> computed) =>
        computed.Contains(Int(name, absent))
            ? Int(name, absent)
            : throw new OperatorException($"{name} of {Int(name, absent)}", $"{name} of {string.Join(" or ", computed.ToArray())}; --engine onnxruntime may compute others");

    /// <summary>An attribute of which an operator computes <paramref name="computed"/> only, which is also what holds where it is absent.</summary>
    /// <exception cref="OperatorException">It has another value.</exception>
    public void Only(string name, string computed)
    {
        if (Text(name, computed) is var text && text != computed)
        {
            throw new OperatorException($"{name} of {text}", $"{name} of {computed}");
        }
    }

    /// <summary>Refuses attributes that an operator has never heard of: they may change what it is to compute.</summary>
    /// <exception cref="OperatorException">There is another one.</exception>
    public void RequireKnown(params IEnumerable<string> names)
    {
        if (_attributes.Select(attribute => attribute.Name).Except(names).FirstOrDefault() is { } unknown)
        {
            throw new OperatorException($"the attribute '{unknown}', which the managed engine does not know", $"only {string.Join(", ", names)}");
        }
    }

    private AttributeProto? Find(string name) => Array.Find(_attributes, attribute => attribute.Name == name);
}
