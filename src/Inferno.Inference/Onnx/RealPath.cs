namespace Inferno.Inference.Onnx;

/// <summary>Paths with every link on the way followed: a folder may be one as well as the file.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <param name="path">A full path; what is not there is no link.</param>
    /// <exception cref="IOException">Links lead to each other, or cannot be read.</exception>
    public static string Of(string path)
    {
        string root = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(Parts(path, root));
        string real = root;
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            string next = Path.GetFullPath(Path.Combine(real, part));
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"{path} passes more than {MostLinks} links");
            }

            root = Path.GetPathRoot(target)!;
            foreach (string inner in Parts(target, root))
            {
                rest.Push(inner);
            }

            real = root.Length > 0 ? root : real;
        }

        return real;
    }

    /// <summary>Last first, as a stack takes them.</summary>
    private static IEnumerable<string> Parts(string path, string root) =>
        path[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
}
