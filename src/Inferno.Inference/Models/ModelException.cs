namespace Inferno.Inference.Models;

/// <summary>A model directory that cannot be used: one line that says what, where, what was expected and what to do.</summary>
/// <param name="path">The file or directory at fault.</param>
/// <param name="found">What is wrong with it.</param>
/// <param name="expected">What a usable one holds, and so what to do.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class ModelException(string path, string found, string expected, Exception? inner = null)
    : Exception($"{path}: {found}; expected {expected}".ReplaceLineEndings(" "), inner)
{
    /// <summary>The file or directory at fault.</summary>
    public string Path { get; } = path;
}
