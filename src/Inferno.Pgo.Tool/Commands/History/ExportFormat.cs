namespace Inferno.Pgo.Tool.Commands.History;

/// <summary>What an export looks like.</summary>
internal enum ExportFormat
{
    /// <summary>A run a line, everything included; what <c>import</c> reads.</summary>
    Jsonl,

    /// <summary>A result a line.</summary>
    Csv,

    /// <summary>A metric of a result a line.</summary>
    CsvMetrics,

    /// <summary>A pair of launches a line.</summary>
    CsvPairs,
}
