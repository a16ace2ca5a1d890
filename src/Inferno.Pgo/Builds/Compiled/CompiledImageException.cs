namespace Inferno.Pgo.Builds.Compiled;

/// <summary>A compiled image or a compiler's map that cannot be read.</summary>
/// <param name="file">The file.</param>
/// <param name="expected">What it should hold.</param>
/// <param name="found">What it holds instead.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class CompiledImageException(string file, string expected, string found, Exception? inner = null)
    : Exception($"{file}: expected {expected}, found {found}; publish it again", inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
}
