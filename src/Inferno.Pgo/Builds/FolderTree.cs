namespace Inferno.Pgo.Builds;

/// <summary>A folder with all that it holds.</summary>
public static class FolderTree
{
    /// <summary>Removes <paramref name="folder"/>; nothing where it does not exist.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or lies below it; both absolute.</summary>
    internal static bool Holds(string folder, string path) =>
        path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether there is a file that can be read at <paramref name="path"/>; a link that leads nowhere is none.</summary>
    internal static bool HasFile(string path)
    {
        try
        {
            return File.Exists(path)
                && (File.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target || target is FileInfo { Exists: true, LinkTarget: null });
        }
        catch (IOException)
        {
            return false; // links that lead round in a circle
        }
    }

    /// <summary>The folder itself, or the nearest above it that exists.</summary>
    internal static string Nearest(string folder)
    {
        string? at = folder;
        while (at is not null && !Directory.Exists(at))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? Path.GetPathRoot(Path.GetFullPath(folder))!;
    }
}
