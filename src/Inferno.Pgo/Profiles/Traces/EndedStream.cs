namespace Inferno.Pgo.Profiles.Traces;

/// <summary>The whole blocks of a trace that was cut off, and the tag that ends a trace.</summary>
/// <param name="trace">The file, seekable.</param>
/// <param name="end">Where its last whole block ends.</param>
internal sealed class EndedStream(Stream trace, long end) : Stream
{
    private const byte EndOfTrace = 1;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => end + 1;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0 || _position > end)
        {
            return 0;
        }

        if (_position == end)
        {
            buffer[0] = EndOfTrace;
            _position++;
            return 1;
        }

        trace.Position = _position;
        int read = trace.Read(buffer[..(int)Math.Min(buffer.Length, end - _position)]);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
