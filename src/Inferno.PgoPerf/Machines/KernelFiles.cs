namespace Inferno.PgoPerf.Machines;

/// <summary>The files in which a Linux kernel tells its state; elsewhere, and where one is missing, they are empty.</summary>
/// <param name="root">The folder that holds proc and sys.</param>
public sealed class KernelFiles(string root = "/")
{
    /// <summary>The lines of <paramref name="file"/>, a path below the root; none where it cannot be read.</summary>
    public IReadOnlyList<string> Lines(string file)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(root, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // such a file belongs to some kernels only
        }
    }

    /// <summary>The first line of <paramref name="file"/>, trimmed; empty where there is none.</summary>
    public string First(string file) => Lines(file) is [var first, ..] ? first.Trim() : "";

    /// <summary>The value of the first line <c>name: value</c> of <paramref name="file"/>; empty where there is none.</summary>
    public string Value(string file, string name) => Lines(file)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == name)
        .Select(parts => parts[1].Trim())
        .FirstOrDefault("");
}
