using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>Turns the tensors of a model file into our own, checking each length before memory is taken.</summary>
/// <param name="modelPath">The model file, beside which external data lie.</param>
internal sealed class TensorReader(string modelPath)
{
    private readonly ExternalData _external = new(modelPath);

    /// <exception cref="ModelException">Type, sizes and data do not agree.</exception>
    public Tensor Read(TensorProto proto)
    {
        if (!ElementTypes.IsSupported(proto.DataType))
        {
            throw Fault(proto, $"element type {proto.DataType}", ElementTypes.Supported);
        }

        ElementType type = (ElementType)proto.DataType;
        Dimensions shape = Shape(proto);
        return proto.DataLocation == TensorProto.Types.DataLocation.External
            ? FromBytes(proto, type, shape, _external.Read(proto, (long)shape.Count * type.Size()))
            : !proto.RawData.IsEmpty || shape.Count == 0
                ? FromBytes(proto, type, shape, proto.RawData.Span)
                : FromFields(proto, type, shape);
    }

    private Dimensions Shape(TensorProto proto)
    {
        try
        {
            return Layout.Checked(proto.Dims.ToArray());
        }
        catch (OperatorException exception)
        {
            throw Fault(proto, exception.Found, exception.Expected);
        }
    }

    private Tensor FromBytes(TensorProto proto, ElementType type, in Dimensions shape, ReadOnlySpan<byte> bytes)
    {
        long expected = (long)shape.Count * type.Size();
        if (bytes.Length != expected)
        {
            throw Fault(proto, $"{bytes.Length} bytes of data", $"{expected} bytes for shape {shape} of {type}");
        }

        Tensor tensor = Tensor.Allocate(type, shape);
        bytes.CopyTo(tensor.Bytes);
        return tensor;
    }

    private Tensor FromFields(TensorProto proto, ElementType type, in Dimensions shape) => type switch
    {
        ElementType.Float => FromField(proto, type, shape, proto.FloatData, static value => value),
        ElementType.Double => FromField(proto, type, shape, proto.DoubleData, static value => value),
        ElementType.Int64 => FromField(proto, type, shape, proto.Int64Data, static value => value),
        ElementType.Int32 => FromField(proto, type, shape, proto.Int32Data, static value => value),
        ElementType.Bool => FromField(proto, type, shape, proto.Int32Data, static value => (byte)(value == 0 ? 0 : 1)),
        _ => FromField(proto, type, shape, proto.Int32Data, static value => unchecked((byte)value)),
    };

    private Tensor FromField<TField, T>(
        TensorProto proto, ElementType type, in Dimensions shape, RepeatedField<TField> field, Func<TField, T> convert)
        where T : unmanaged
    {
        if (field.Count != shape.Count)
        {
            throw Fault(proto, $"{field.Count} elements of data", $"{shape.Count} for shape {shape} of {type}");
        }

        Tensor tensor = Tensor.Allocate(type, shape);
        Span<T> values = MemoryMarshal.Cast<byte, T>(tensor.Bytes);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = convert(field[i]);
        }

        return tensor;
    }

    private ModelException Fault(TensorProto proto, string found, string expected) =>
        new(modelPath, $"tensor '{proto.Name}' has {found}", expected);
}
