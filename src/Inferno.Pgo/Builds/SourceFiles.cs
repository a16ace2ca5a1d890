using System.Xml;
using System.Xml.Linq;

namespace Inferno.Pgo.Builds;

/// <summary>The files that a program's bytes depend on.</summary>
internal static class SourceFiles
{
    private static readonly string[] Surroundings =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Build.rsp",
        "global.json", "nuget.config", "NuGet.config", "NuGet.Config", ".editorconfig",
    ];

    private static readonly string[] Products = ["bin", "obj", "artifacts", "TestResults"];

    /// <summary>
    /// The folders of <paramref name="project"/> and of all projects that it references, and the build files above them.
    /// A folder counts as a whole: too much makes a needless rebuild, too little a stale measurement.
    /// </summary>
    public static IReadOnlyList<string> Of(string project, IEnumerable<string> inputs)
    {
        SortedSet<string> files = new(StringComparer.Ordinal);
        foreach (string folder in ReferencedProjects(project).Select(path => Path.GetDirectoryName(path)!))
        {
            files.UnionWith(Under(folder));
            files.UnionWith(Above(folder));
        }

        foreach (string input in inputs)
        {
            files.UnionWith(Content(input));
        }

        return [.. files];
    }

    /// <summary>The files of <paramref name="input"/>, a file or a folder.</summary>
    public static IEnumerable<string> Content(string input) => Directory.Exists(input) ? Under(input) : [input];

    private static SortedSet<string> ReferencedProjects(string project)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        Stack<string> open = new([project]);
        while (open.TryPop(out string? next))
        {
            if (found.Add(next))
            {
                References(next).ToList().ForEach(open.Push);
            }
        }

        return found;
    }

    private static IEnumerable<string> References(string project)
    {
        try
        {
            string folder = Path.GetDirectoryName(project)!;
            return [.. XDocument.Load(project).Descendants()
                .Where(element => element.Name.LocalName == "ProjectReference")
                .Select(element => element.Attribute("Include")?.Value)
                .OfType<string>()
                .Select(include => Path.GetFullPath(Path.Combine(folder, include.Replace('\\', '/'))))
                .Where(File.Exists)];
        }
        catch (XmlException e)
        {
            throw new BuildException($"{project}: line {e.LineNumber} is not XML ({e.Message}); repair the project file", e);
        }
    }

    private static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(IsSource).SelectMany(Under));

    private static bool IsSource(string folder)
    {
        string name = Path.GetFileName(folder);
        return name[0] != '.' && !Products.Contains(name);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (string file in Surroundings.Select(name => Path.Combine(at, name)).Where(File.Exists))
            {
                yield return file;
            }
        }
    }
}
