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
}
