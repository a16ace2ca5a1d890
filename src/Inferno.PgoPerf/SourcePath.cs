namespace Inferno.PgoPerf;

/// <summary>Finds files that a source file names by their place relative to itself.</summary>
internal static class SourcePath
{
    /// <summary>The absolute path of <paramref name="relative"/>, seen from the folder of <paramref name="source"/>.</summary>
    /// <param name="relative">A path; an absolute one is itself.</param>
    /// <param name="source">The source file as its compiler named it, which may be mapped to another root (PathMap, deterministic builds).</param>
    /// <param name="output">A folder below the root of the sources, such as that of the test's assembly: there a mapped file is looked for.</param>
    /// <exception cref="ArgumentException">The source file is not there.</exception>
    public static string Resolve(string relative, string source, string output)
    {
        if (Path.IsPathRooted(relative))
        {
            return relative;
        }

        string? found = File.Exists(source) ? source : Unmapped(source, output);
        return found is null
            ? throw new ArgumentException($"{source}, from which '{relative}' is named, is not there; name an absolute path, or run the tests beside their sources")
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(found)!, relative));
    }

    // The longest end of its path that is there below a folder above the output.
    private static string? Unmapped(string source, string output)
    {
        string[] parts = source.Split('/', '\\');
        return Enumerable.Range(1, parts.Length - 1)
            .Select(from => Path.Combine(parts[from..]))
            .SelectMany(end => Above(output).Select(folder => Path.Combine(folder, end)))
            .FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (string? at = Path.TrimEndingDirectorySeparator(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }
}
