using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Merging;

/// <summary>
/// What tells a record of a method from another; it does not depend on how wide the counts are. Its order keeps a
/// histogram's sample next to its count, where the compiler looks for it.
/// </summary>
/// <param name="Offset">IL offset.</param>
/// <param name="Other">Edge target or histogram flags.</param>
/// <param name="Repeat">How many like records came before it.</param>
/// <param name="Meaning">What it counts.</param>
/// <param name="Handles">Type or method handles; none for numbers.</param>
internal readonly record struct RecordKey(
    int Offset,
    int Other,
    int Repeat,
    SchemaMeaning Meaning,
    SchemaDataType Handles) : IComparable<RecordKey>
{
    public int CompareTo(RecordKey other) => (Offset, Other, Repeat, Meaning, Handles)
        .CompareTo((other.Offset, other.Other, other.Repeat, other.Meaning, other.Handles));

    public static RecordKey Of(SchemaRecord record, int repeat) => new(
        record.Offset,
        record.Kind.Meaning == SchemaMeaning.NumberOfRuns ? 0 : record.Other,
        repeat,
        record.Kind.Meaning,
        record.Kind.HasHandles ? record.Kind.DataType : SchemaDataType.None);
}
