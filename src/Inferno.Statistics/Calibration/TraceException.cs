namespace Inferno.Statistics.Calibration;

/// <summary>A trace file that cannot be read as one, with the file, the line, and what was expected and found there.</summary>
public sealed class TraceException(string file, int line, string expected, string found)
    : Exception($"{file}:{line}: expected {expected}, found {found}.")
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public string Expected { get; } = expected;

    public string Found { get; } = found;
}
