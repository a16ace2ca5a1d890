using System.Buffers.Binary;
using System.Text;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>
/// Checks the blocks of a .nettrace file (format 4 and 5) before the library reads it, which allocates as much as a
/// block claims to need, and finds where the last whole one ends: a process that was killed leaves a file without an end.
/// </summary>
internal sealed class TraceContainer
{
    private const byte NullReference = 1;
    private const byte BeginObject = 5;
    private const byte EndObject = 6;
    private const int MaximumNameLength = 64;

    // The runtime's own are of 100 kB; what claims much more is damaged and not cut off.
    private const int LargestBlock = 64 << 20;

    // Two system times, two clock readings and four four-byte numbers.
    private const int TraceObjectLength = 48;
    private static readonly byte[] Word = [.. "Nettrace"u8];
    private static readonly byte[] Header = [.. Word, 20, 0, 0, 0, .. "!FastSerialization.1"u8];
    private readonly string _name;
    private readonly Stream _stream;

    private TraceContainer(string name, Stream stream) => (_name, _stream) = (name, stream);

    /// <summary>
    /// Where the last whole block ends of a trace that goes no further than the file does; <see langword="null"/> of one that is whole.
    /// </summary>
    /// <exception cref="ProfileFormatException">It is no trace of these formats, or a block is damaged.</exception>
    public static long? Check(string name, Stream stream)
    {
        var container = new TraceContainer(name, stream);
        container.CheckHeader();
        long whole = stream.Position;
        bool hasTrace = false;
        try
        {
            while (container.CheckObject())
            {
                whole = stream.Position;
                hasTrace = true;
            }

            return null;
        }
        catch (EndOfStreamException) when (hasTrace)
        {
            return whole;
        }
        catch (EndOfStreamException e)
        {
            throw new ProfileFormatException(name, stream.Length, "a trace with at least one block", "the end of the file", e);
        }
    }

    private void CheckHeader()
    {
        byte[] found = new byte[Header.Length];
        int read = _stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        if (read >= Word.Length + 8 && found.AsSpan().StartsWith(Word) && BinaryPrimitives.ReadInt32LittleEndian(found.AsSpan(Word.Length)) == 0)
        {
            throw Unexpected(
                Word.Length,
                "format 4 or 5, which the runtime writes itself",
                $"format {BinaryPrimitives.ReadInt32LittleEndian(found.AsSpan(Word.Length + 4))}; "
                    + "collect the trace with inferno-pgo train or dotnet-trace collect");
        }

        if (read < found.Length || !found.AsSpan().SequenceEqual(Header))
        {
            throw Unexpected(0, "the word Nettrace and the format !FastSerialization.1", "0x" + Convert.ToHexString(found[..8]));
        }
    }

    private bool CheckObject()
    {
        byte tag = TakeTag();
        if (tag == NullReference)
        {
            return false;
        }

        Expect(BeginObject, tag);
        Expect(BeginObject, TakeTag());
        Expect(NullReference, TakeTag());
        Take(8);
        string type = TakeName();
        Expect(EndObject, TakeTag());
        CheckBody(type);
        Expect(EndObject, TakeTag());
        return true;
    }

    private void CheckBody(string type)
    {
        int length = type == "Trace" ? TraceObjectLength : TakeBlockLength();
        long start = _stream.Position;
        Skip(length);
        if (type != "MetadataBlock")
        {
            return;
        }

        _stream.Position = start;
        try
        {
            MetadataBlock.Check(Take(length));
        }
        catch (BadMetadataException e)
        {
            throw Unexpected(start, e.Expected, e.Found);
        }
    }

    private string TakeName()
    {
        long offset = _stream.Position;
        int length = TakeInt32();
        return length is > 0 and <= MaximumNameLength
            ? Encoding.UTF8.GetString(Take(length))
            : throw Unexpected(offset, $"a name of 1 to {MaximumNameLength} bytes", $"{length}");
    }

    private int TakeBlockLength()
    {
        int length = TakeInt32();
        Skip((int)(-_stream.Position & 3));
        return length;
    }

    private void Skip(int length)
    {
        long rest = _stream.Length - _stream.Position;
        if (length > rest && length <= LargestBlock)
        {
            throw new EndOfStreamException();
        }

        if (length < 0 || length > rest)
        {
            throw Unexpected(_stream.Position, $"a block of at most {rest} bytes", $"{length}");
        }

        _stream.Position += length;
    }

    private void Expect(byte expected, byte found)
    {
        if (found != expected)
        {
            throw Unexpected(_stream.Position - 1, $"tag {expected}", $"{found}");
        }
    }

    private byte TakeTag() => Take(1)[0];

    private int TakeInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private byte[] Take(int length)
    {
        var bytes = new byte[length];
        _stream.ReadExactly(bytes);
        return bytes;
    }

    private ProfileFormatException Unexpected(long offset, string expected, string found) =>
        new(_name, offset, expected, found);
}
