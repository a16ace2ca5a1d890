namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>The kind of a schema record: what it counts and how it is stored.</summary>
/// <param name="Bits">As the runtime writes it: storage in the low four bits, alignment above, meaning from bit 6.</param>
public readonly record struct SchemaKind(int Bits)
{
    public SchemaDataType DataType => (SchemaDataType)(Bits & 0xF);

    public SchemaMeaning Meaning => (SchemaMeaning)(Bits >> 6);

    /// <summary>Whether the record's value is a number of executions, which runs add up.</summary>
    public bool IsCount => Meaning is SchemaMeaning.BlockCount or SchemaMeaning.EdgeCount
        or SchemaMeaning.HistogramCount or SchemaMeaning.ValueHistogramCount;

    /// <summary>Whether the record's data are a sample of what its histogram has seen.</summary>
    public bool IsSample => Meaning is SchemaMeaning.HistogramHandles or SchemaMeaning.ValueHistogram;

    internal bool HasHandles => DataType is SchemaDataType.TypeHandle or SchemaDataType.MethodHandle;

    internal bool IsKnown => DataType <= SchemaDataType.MethodHandle && Bits >= 0;

    /// <summary>The same count in eight bytes; alignment is dropped, as the runtime does for eight-byte counts.</summary>
    internal SchemaKind Widen() => new(((int)Meaning << 6) | (int)SchemaDataType.EightByte);

    public override string ToString() => $"{Meaning}:{DataType}";
}
