using System.Buffers.Binary;
using System.Text;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>
/// Checks the blocks of a .nettrace file (format 4 and 5) before the library reads it, which allocates as much as a
/// block claims to need.
/// </summary>
internal sealed class TraceContainer
{
    private const byte NullReference = 1;
    private const byte BeginObject = 5;
    private const byte EndObject = 6;
    private const int MaximumNameLength = 64;

    // Two system times, two clock readings and four four-byte numbers.
    private const int TraceObjectLength = 48;
    private static readonly byte[] Header = [.. "Nettrace"u8, 20, 0, 0, 0, .. "!FastSerialization.1"u8];
    private readonly string _name;
    private readonly Stream _stream;

    private TraceContainer(string name, Stream stream) => (_name, _stream) = (name, stream);

    /// <exception cref="ProfileFormatException">It is no trace, or a block does not fit into the file.</exception>
    public static void Check(string name, Stream stream)
    {
        var container = new TraceContainer(name, stream);
        container.CheckHeader();
        while (container.CheckObject())
        {
        }
    }

    private void CheckHeader()
    {
        byte[] found = Take(Header.Length, "a header");
        if (!found.AsSpan().SequenceEqual(Header))
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
        Take(8, "an object's versions");
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
            MetadataBlock.Check(Take(length, "a block"));
        }
        catch (BadMetadataException e)
        {
            throw Unexpected(start, e.Expected, e.Found);
        }
    }

    private string TakeName()
    {
        long offset = _stream.Position;
        int length = TakeInt32("the length of a name");
        return length is > 0 and <= MaximumNameLength
            ? Encoding.UTF8.GetString(Take(length, "a name"))
            : throw Unexpected(offset, $"a name of 1 to {MaximumNameLength} bytes", $"{length}");
    }

    private int TakeBlockLength()
    {
        int length = TakeInt32("the length of a block");
        Skip((int)(-_stream.Position & 3));
        return length;
    }

    private void Skip(int length)
    {
        long rest = _stream.Length - _stream.Position;
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

    private byte TakeTag() => Take(1, "a tag")[0];

    private int TakeInt32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, what));

    private byte[] Take(int length, string what)
    {
        long offset = _stream.Position;
        var bytes = new byte[length];
        int read = _stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return read == length ? bytes : throw Unexpected(offset, $"{what} of {length} bytes", "the end of the file");
    }

    private ProfileFormatException Unexpected(long offset, string expected, string found) =>
        new(_name, offset, expected, found);
}
