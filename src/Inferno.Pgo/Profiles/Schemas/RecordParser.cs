using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>
/// Splits instrumentation data into records. A record is a mask of the fields that follow (1 offset, 2 kind, 4 count,
/// 8 other), those fields, and as many data items as its count says. In a trace every number is a difference to the
/// one before it of the same sort, in a .mibc it is absolute. Kind 0 ends the data.
/// </summary>
internal sealed class RecordParser(ReadOnlyMemory<long> numbers, bool isRelative)
{
    private readonly long[] _lastData = new long[3];
    private int _position;
    private int _offset;
    private int _kind;
    private int _count;
    private int _other;

    public IReadOnlyList<RawRecord> Parse()
    {
        var records = new List<RawRecord>();
        while (_position < numbers.Length)
        {
            ReadFields(Next());
            if (_kind == 0)
            {
                return records;
            }

            records.Add(ReadRecord());
        }

        // A .mibc marks the end with a string after the last number; a trace must end with a record of kind 0.
        return isRelative
            ? throw new BadMetadataException("a closing record", "the end of the data", _position)
            : records;
    }

    private void ReadFields(long mask)
    {
        if (mask is < 0 or > 15)
        {
            throw new BadMetadataException("a field mask from 0 to 15", $"{mask}", _position - 1);
        }

        _offset = (mask & 1) != 0 ? Field(_offset) : _offset;
        _kind = (mask & 2) != 0 ? Field(_kind) : _kind;
        _count = (mask & 4) != 0 ? Field(_count) : _count;
        _other = (mask & 8) != 0 ? Field(_other) : _other;
    }

    private RawRecord ReadRecord()
    {
        var kind = new SchemaKind(_kind);
        if (!kind.IsKnown || _count < 0)
        {
            throw new BadMetadataException("a record of a known kind", $"kind {_kind}, {_count} items", _position);
        }

        int length = kind.DataType == SchemaDataType.None ? 0 : _count;
        if (length > numbers.Length - _position)
        {
            throw new BadMetadataException($"{length} data items", $"{numbers.Length - _position}", _position);
        }

        int start = _position;
        var data = new long[length];
        for (int i = 0; i < length; i++)
        {
            data[i] = Datum(kind);
        }

        return new RawRecord(_offset, kind, _count, _other, start, data);
    }

    private long Datum(SchemaKind kind)
    {
        ref long last = ref _lastData[kind.HasHandles ? kind.DataType - SchemaDataType.EightByte : 0];
        last = isRelative ? last + Next() : Next();
        return kind is { DataType: SchemaDataType.FourByte, IsCount: true } ? (uint)last : last;
    }

    private int Field(int previous)
    {
        long value = isRelative ? previous + Next() : Next();
        return value is >= int.MinValue and <= uint.MaxValue
            ? unchecked((int)value)
            : throw new BadMetadataException("a field of four bytes", $"{value}", _position - 1);
    }

    private long Next() => _position < numbers.Length
        ? numbers.Span[_position++]
        : throw new BadMetadataException("another number", "the end of the data", _position);
}
