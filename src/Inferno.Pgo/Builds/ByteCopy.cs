namespace Inferno.Pgo.Builds;

/// <summary>Copies a build, byte for byte, to be compared with itself.</summary>
public static class ByteCopy
{
    /// <summary>Replaces <paramref name="target"/> by a copy of <paramref name="source"/> and returns its path.</summary>
    public static string Make(string source, string target)
    {
        FolderTree.Remove(target);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            CopyFile(file, copy);
        }

        return target;
    }

    // Byte by byte: a file system that lets copies share their blocks would leave this one to be read from the disk.
    private static void CopyFile(string source, string target)
    {
        using (FileStream from = File.OpenRead(source))
        using (FileStream to = File.Create(target))
        {
            from.CopyTo(to);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, File.GetUnixFileMode(source));
        }
    }
}
