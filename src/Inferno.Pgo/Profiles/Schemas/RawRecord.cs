namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>A schema record as numbers, before its handles are looked up.</summary>
/// <param name="Offset">IL offset.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Count">Number of data items.</param>
/// <param name="Other">Its other field.</param>
/// <param name="Start">Index of the first data item among the numbers that were read.</param>
/// <param name="Data">Counts, values or handle numbers: absolute.</param>
internal sealed record RawRecord(int Offset, SchemaKind Kind, int Count, int Other, int Start, long[] Data);
