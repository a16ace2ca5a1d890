namespace Inferno.Pgo.Builds.Sources;

/// <summary>Files that decide a program's bytes, or what a training learns, beside those that MSBuild sees.</summary>
internal static class SourceFiles
{
    // They choose the SDK, the packages and the command line, and no evaluation names them.
    private static readonly string[] Surroundings = ["Directory.Build.rsp", "global.json", "nuget.config", "NuGet.config", "NuGet.Config"];

    private static readonly string[] Products = ["bin", "obj", "artifacts", "TestResults"];

    /// <summary>The files beside and above <paramref name="project"/> that its build obeys unseen.</summary>
    public static IEnumerable<string> Around(string project)
    {
        for (string? at = Path.GetDirectoryName(project); at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (string file in Surroundings.Select(name => Path.Combine(at, name)).Where(File.Exists))
            {
                yield return file;
            }
        }
    }

    /// <summary>The files of <paramref name="input"/>, a file or a folder; links to folders are not followed, for they may lead round in circles.</summary>
    public static IEnumerable<string> Content(string input) => Directory.Exists(input) ? Under(new DirectoryInfo(input)) : [input];

    private static IEnumerable<string> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => file.FullName).Where(FolderTree.HasFile).Concat(
            folder.EnumerateDirectories().Where(IsSource).SelectMany(Under));

    private static bool IsSource(DirectoryInfo folder) =>
        folder.LinkTarget is null && folder.Name[0] != '.' && !Products.Contains(folder.Name);
}
