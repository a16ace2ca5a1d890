namespace Inferno.Pgo.Builds;

/// <summary>One file by its content.</summary>
/// <param name="Path">Relative to its build's directory, separated by slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record FileDigest(string Path, long Size, string Sha256)
{
    /// <summary>The file at <paramref name="path"/>, or every one under the folder there.</summary>
    public static IReadOnlyList<FileDigest> Of(string path) => Directory.Exists(path)
        ? OfFolder(path)
        : [new FileDigest(System.IO.Path.GetFileName(path), new FileInfo(path).Length, Digest.OfFile(path))];

    /// <summary>Every file under <paramref name="folder"/>, in ordinal order of their paths.</summary>
    public static IReadOnlyList<FileDigest> OfFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new FileDigest(
                System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), new FileInfo(file).Length, Digest.OfFile(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
}
