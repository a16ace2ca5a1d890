namespace Inferno.Pgo.Builds.Configuration;

/// <summary>A PGO configuration that cannot be used: one line that says what, where, and what to do.</summary>
/// <param name="file">The configuration file.</param>
/// <param name="found">What is wrong with it.</param>
/// <param name="expected">What a usable one holds.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class PgoConfigException(string file, string found, string expected, Exception? inner = null)
    : Exception($"{file}: {found}; expected {expected}", inner)
{
    /// <summary>The configuration file.</summary>
    public string File { get; } = file;
}
