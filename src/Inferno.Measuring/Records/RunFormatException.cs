namespace Inferno.Measuring.Records;

/// <summary>A file that is no run: which, what it holds and what was expected.</summary>
/// <param name="path">The file.</param>
/// <param name="found">What it holds.</param>
/// <param name="expected">What a run holds there.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class RunFormatException(string path, string found, string expected, Exception? inner = null)
    : Exception($"{path}: found {found}, expected {expected}; measure again to make a new one", inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
