using System.Buffers;
using System.Runtime.InteropServices;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>
/// Copies a model's message without what tensors hold, in whose place it says where in the file that lies: the rest is small,
/// and protobuf's reader would copy the weights of a file that it is given whole (and takes none of 2 GiB).
/// </summary>
internal sealed unsafe class MessageOutline
{
    /// <summary>Bytes of a tensor that stay in the message: the numbers by which a node reshapes, slices or fills.</summary>
    private const int MostInline = 1024;

    // As deep as protobuf's reader goes; what lies deeper is copied as it is, and refused there.
    private const int Deepest = 100;
    private const int PaddedLength = 5;

    private readonly MappedFile _file;
    private readonly ArrayBufferWriter<byte> _copy = new();

    private MessageOutline(MappedFile file) => _file = file;

    /// <summary>The kinds of message on the way to a tensor.</summary>
    private enum Kind
    {
        Other,
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
    }

    /// <exception cref="InvalidDataException">The file ends early or is no protobuf message.</exception>
    public static ReadOnlyMemory<byte> Of(MappedFile file)
    {
        MessageOutline outline = new(file);
        outline.Copy(Kind.Model, 0, file.Length, 0);
        return outline._copy.WrittenMemory;
    }

    private static Kind Inner(Kind outer, int field) => (outer, field) switch
    {
        (Kind.Model, 7) or (Kind.Attribute, 6) => Kind.Graph,
        (Kind.Graph, 1) => Kind.Node,
        (Kind.Node, 5) => Kind.Attribute,
        (Kind.Graph, 5) or (Kind.Attribute, 5) => Kind.Tensor,
        _ => Kind.Other,
    };

    private void Copy(Kind kind, long position, long end, int depth)
    {
        while (position < end)
        {
            long start = position;
            ulong tag = ReadNumber(ref position, end);
            int field = (int)Math.Min(tag >> 3, int.MaxValue), wire = (int)(tag & 7);
            long content = position;
            position = Skip(wire, ref content, end);
            if (kind == Kind.Tensor && field is TensorProto.OutlinedOffsetFieldNumber or TensorProto.OutlinedLengthFieldNumber)
            {
                continue;
            }

            const int LengthDelimited = 2;
            Kind inner = wire == LengthDelimited && depth < Deepest ? Inner(kind, field) : Kind.Other;
            if (inner != Kind.Other)
            {
                CopyMessage(inner, tag, content, position, depth);
            }
            else if (kind == Kind.Tensor && field == TensorProto.RawDataFieldNumber && wire == LengthDelimited && position - content > MostInline)
            {
                WriteNumber(TensorProto.OutlinedOffsetFieldNumber << 3);
                WriteNumber((ulong)content);
                WriteNumber(TensorProto.OutlinedLengthFieldNumber << 3);
                WriteNumber((ulong)(position - content));
            }
            else
            {
                Write(start, position);
            }
        }
    }

    /// <summary>A message inside another, whose new length is known once it is written.</summary>
    private void CopyMessage(Kind kind, ulong tag, long content, long end, int depth)
    {
        WriteNumber(tag);
        int place = _copy.WrittenCount;
        _copy.GetSpan(PaddedLength)[..PaddedLength].Clear();
        _copy.Advance(PaddedLength);
        Copy(kind, content, end, depth + 1);
        Patch(place, _copy.WrittenCount - place - PaddedLength);
    }

    /// <summary>A number of seven bits a byte, in as many bytes as were left for it.</summary>
    private void Patch(int place, int length)
    {
        Span<byte> bytes = MemoryMarshal.AsMemory(_copy.WrittenMemory).Span.Slice(place, PaddedLength);
        for (int i = 0; i < PaddedLength; i++)
        {
            bytes[i] = (byte)(((length >> (7 * i)) & 0x7f) | (i + 1 < PaddedLength ? 0x80 : 0));
        }
    }

    /// <summary>Where the field after this one begins; <paramref name="content"/> moves past a length.</summary>
    private long Skip(int wire, ref long content, long end)
    {
        long next = content;
        switch (wire)
        {
            case 0:
                ReadNumber(ref next, end);
                break;
            case 1:
                next += sizeof(long);
                break;
            case 2:
                ulong length = ReadNumber(ref next, end);
                content = next;
                next = length <= (ulong)(end - next) ? next + (long)length : throw Damaged();
                break;
            case 3 or 4:
                break;
            case 5:
                next += sizeof(int);
                break;
            default:
                throw Damaged();
        }

        return next <= end ? next : throw Damaged();
    }

    private ulong ReadNumber(ref long position, long end)
    {
        const int LongestNumber = 10;
        ulong number = 0;
        for (int i = 0; i < LongestNumber && position < end; i++)
        {
            byte next = _file.Start[position++];
            number |= (ulong)(next & 0x7f) << (7 * i);
            if (next < 0x80)
            {
                return number;
            }
        }

        throw Damaged();
    }

    private void WriteNumber(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            _copy.Write([(byte)(number | 0x80)]);
        }

        _copy.Write([(byte)number]);
    }

    private void Write(long start, long end)
    {
        long length = end - start;
        if (length > Array.MaxLength - _copy.WrittenCount)
        {
            throw new InvalidDataException("2 GiB without the raw data of its tensors");
        }

        _copy.Write(new ReadOnlySpan<byte>(_file.Start + start, (int)length));
    }

    private static InvalidDataException Damaged() => new("a field that ends behind the message");
}
