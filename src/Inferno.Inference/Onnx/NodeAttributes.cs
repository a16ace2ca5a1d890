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

    private AttributeProto? Find(string name) => Array.Find(_attributes, attribute => attribute.Name == name);
}
