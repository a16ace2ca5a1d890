using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>Turns the tensors of a model file into our own, checking each length before memory is taken.</summary>
/// <param name="file">The model file, beside which external data lie.</param>
internal sealed class TensorReader(OnnxFile file)
{
    /// <summary>Bytes from which a tensor stays in its file: kernels would rather have smaller ones at even addresses.</summary>
    private const int SmallestMapped = 1 << 16;

    private const int UInt4 = (int)ElementType.UInt4;
    private const int Int4 = 22;

    private readonly ExternalData _external = new(file.Path);

    /// <exception cref="ModelException">Type, sizes and data do not agree.</exception>
    public Tensor Read(TensorProto proto)
    {
        Dimensions shape = Shape(proto);
        if (proto.DataType is UInt4 or Int4)
        {
            return Unpacked(proto, shape);
        }

        ElementType type = ElementTypes.IsSupported(proto.DataType) ? (ElementType)proto.DataType
            : throw Fault(proto, $"element type {proto.DataType}", ElementTypes.Supported);
        long expected = (long)shape.Count * type.Size();
        return Located(proto, expected) is { } place ? FromFile(proto, type, shape, place)
            : !proto.RawData.IsEmpty || shape.Count == 0 ? FromBytes(proto, type, shape, proto.RawData.Span)
            : FromFields(proto, type, shape);
    }

    /// <summary>The bytes of a tensor that holds none itself; null for one that does.</summary>
    private TensorBytes? Located(TensorProto proto, long expected)
    {
        if (proto.DataLocation == TensorProto.Types.DataLocation.External)
        {
            return _external.Find(proto, expected);
        }

        return proto.OutlinedLength == 0 ? null
            : proto.RawData.IsEmpty ? new TensorBytes(file.Bytes, proto.OutlinedOffset, proto.OutlinedLength)
            : throw Fault(proto, "its data twice", "them once");
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

    private Tensor FromFile(TensorProto proto, ElementType type, in Dimensions shape, TensorBytes place)
    {
        CheckLength(proto, type, shape, place.Length);
        TensorBuffer bytes = TensorBuffer.Of(place.File, place.Offset, place.Length);
        if (place.Length < SmallestMapped)
        {
            return FromBytes(proto, type, shape, bytes.Slice(0, (int)place.Length));
        }

        Tensor tensor = new();
        tensor.BindDense(type, shape, bytes);
        return tensor;
    }

    private Tensor FromBytes(TensorProto proto, ElementType type, in Dimensions shape, ReadOnlySpan<byte> bytes)
    {
        CheckLength(proto, type, shape, bytes.Length);
        Tensor tensor = Tensor.Allocate(type, shape);
        bytes.CopyTo(tensor.Bytes);
        return tensor;
    }

    private void CheckLength(TensorProto proto, ElementType type, in Dimensions shape, long length)
    {
        long expected = (long)shape.Count * type.Size();
        if (length != expected)
        {
            throw Fault(proto, $"{length} bytes of data", $"{expected} bytes for shape {shape} of {type}");
        }
    }

    private Tensor FromFields(TensorProto proto, ElementType type, in Dimensions shape) => type switch
    {
        ElementType.Float => FromField(proto, type, shape, proto.FloatData, static value => value),
        ElementType.Double => FromField(proto, type, shape, proto.DoubleData, static value => value),
        ElementType.Int64 => FromField(proto, type, shape, proto.Int64Data, static value => value),
        ElementType.Int32 => FromField(proto, type, shape, proto.Int32Data, static value => value),
        ElementType.Bool => FromField(proto, type, shape, proto.Int32Data, static value => (byte)(value == 0 ? 0 : 1)),
        ElementType.Float16 or ElementType.BFloat16 => FromField(proto, type, shape, proto.Int32Data, static value => unchecked((ushort)value)),
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

    /// <summary>Numbers of four bits, two a byte and the earlier one in the lower half, as numbers of eight.</summary>
    private Tensor Unpacked(TensorProto proto, in Dimensions shape)
    {
        int expected = (int)(((long)shape.Count + 1) / 2);
        ReadOnlySpan<byte> pairs =
            Located(proto, expected) is { } place ? TensorBuffer.Of(place.File, place.Offset, place.Length).Slice(0, (int)Math.Min(place.Length, int.MaxValue))
            : !proto.RawData.IsEmpty || shape.Count == 0 ? proto.RawData.Span
            : [.. proto.Int32Data.Select(value => unchecked((byte)value))];
        if (pairs.Length != expected)
        {
            throw Fault(proto, $"{pairs.Length} bytes of data", $"{expected} bytes for shape {shape} of {(proto.DataType == Int4 ? "int4" : "uint4")}");
        }

        const int Bits = 4, SignBits = 8 - Bits;
        Tensor tensor = Tensor.Allocate(proto.DataType == Int4 ? ElementType.Int8 : ElementType.UInt4, shape);
        Span<byte> values = tensor.Bytes;
        for (int i = 0; i < values.Length; i++)
        {
            int value = (pairs[i / 2] >> (i % 2 * Bits)) & 0xF;
            values[i] = unchecked((byte)(proto.DataType == Int4 ? (sbyte)(value << SignBits) >> SignBits : value));
        }

        return tensor;
    }

    private ModelException Fault(TensorProto proto, string found, string expected) =>
        new(file.Path, $"tensor '{proto.Name}' has {found}", expected);
}

/// <summary>Bytes within a mapped file.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Of the first.</param>
/// <param name="Length">How many, all of them within the file.</param>
internal readonly record struct TensorBytes(MappedFile File, long Offset, long Length);
