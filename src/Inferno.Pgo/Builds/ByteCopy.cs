namespace Inferno.Pgo.Builds;

/// <summary>Copies a build, byte for byte, to be compared with itself.</summary>
public static class ByteCopy
{
    /// <summary>Replaces <paramref name="target"/> by a copy of <paramref name="source"/> and returns its path.</summary>
    public static string Make(string source, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
