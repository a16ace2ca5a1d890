using System.Xml.Linq;

namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>A project and those of the repository's projects whose code it references.</summary>
/// <param name="Path">Relative to the root, without the file name.</param>
/// <param name="References">Names of the referenced projects, sorted.</param>
public sealed record ProjectFile(string Path, IReadOnlyList<string> References)
{
    /// <summary>Reads every project of the repository, build outputs left aside.</summary>
    public static IReadOnlyList<ProjectFile> ReadAll() =>
    [
        .. Directory.EnumerateFiles(RepositoryLayout.Root, "*.??proj", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(RepositoryLayout.Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal) && !file.StartsWith("tests/fixtures/projects/", StringComparison.Ordinal))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => Parse(file, XDocument.Load(RepositoryLayout.At(file))))
            .OrderBy(project => project.Path, StringComparer.Ordinal),
    ];

    /// <summary>Parses one project; a reference with ReferenceOutputAssembly=false is build order, not code.</summary>
    public static ProjectFile Parse(string file, XDocument project) => new(
        System.IO.Path.GetDirectoryName(file)!.Replace('\\', '/'),
        [
            .. project.Descendants("ProjectReference")
                .Where(reference => !IsBuildOrderOnly(reference))
                .Select(reference => System.IO.Path.GetFileNameWithoutExtension(
                    reference.Attribute("Include")!.Value.Replace('\\', '/')))
                .Order(StringComparer.Ordinal),
        ]);

    private static bool IsBuildOrderOnly(XElement reference) =>
        string.Equals(
            reference.Attribute("ReferenceOutputAssembly")?.Value ?? reference.Element("ReferenceOutputAssembly")?.Value,
            "false",
            StringComparison.OrdinalIgnoreCase);
}
