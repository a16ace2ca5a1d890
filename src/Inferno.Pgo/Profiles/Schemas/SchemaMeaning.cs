namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>What a schema record counts.</summary>
public enum SchemaMeaning
{
    None = 0,

    /// <summary>Executions of the block at the record's offset.</summary>
    BlockCount = 1,

    /// <summary>Calls seen by the histogram at the record's offset.</summary>
    HistogramCount = 2,

    /// <summary>A random sample of the types or methods that those calls met.</summary>
    HistogramHandles = 3,
    Version = 4,
    NumberOfRuns = 5,

    /// <summary>Executions of the edge from the record's offset to the offset in its other field.</summary>
    EdgeCount = 6,
    LikelyHandle = 7,

    /// <summary>Values seen by the value histogram at the record's offset.</summary>
    ValueHistogramCount = 8,

    /// <summary>A random sample of those values.</summary>
    ValueHistogram = 9,
}
