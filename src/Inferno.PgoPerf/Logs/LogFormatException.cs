using System.Globalization;

namespace Inferno.PgoPerf.Logs;

/// <summary>A log that breaks the program's contract: where, what was expected there and what stands there.</summary>
/// <param name="line">Number of the line, from 1; one beyond the last where the log ends too early.</param>
/// <param name="expected">What the contract wants there.</param>
/// <param name="found">The line as it is, or <see langword="null"/> at the end of the log.</param>
public sealed class LogFormatException(int line, string expected, string? found)
    : Exception(string.Create(
        CultureInfo.InvariantCulture,
        $"log line {line}: expected {expected}, found {(found is null ? "the end of the log" : $"'{found}'")}"))
{
    /// <summary>Number of the line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What the contract wants there.</summary>
    public string Expected { get; } = expected;

    /// <summary>The line as it is; <see langword="null"/> at the end of the log.</summary>
    public string? Found { get; } = found;
}
