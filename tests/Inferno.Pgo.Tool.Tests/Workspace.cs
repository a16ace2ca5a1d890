using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>A folder outside the repository, gone when the test is.</summary>
public sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-tool-");

    public string Root => _folder.FullName;

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Puts the scripted child here under <paramref name="name"/>, printing one of <paramref name="lines"/> a launch.</summary>
    /// <returns>Its executable.</returns>
    public string AddChild(string name, params IReadOnlyList<string> lines)
    {
        CopyTree(RepositoryLayout.DummyChildFolder, name);
        File.WriteAllText(PathOf(name, "home"), PathOf(name));
        for (int launch = 0; launch < lines.Count; launch++)
        {
            File.WriteAllText(PathOf(name, $"script{launch:D4}.txt"), $"print {lines[launch]}\n");
        }

        return PathOf(name, OperatingSystem.IsWindows() ? "DummyChild.exe" : "DummyChild");
    }

    /// <summary>Copies a folder here under <paramref name="name"/>, build outputs left aside.</summary>
    public void CopyTree(string source, string name)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "artifacts"))
            {
                string copy = PathOf(name, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    /// <summary>Copies the program around Markdig here, with the package's project that it references, and nothing else of this repository.</summary>
    /// <returns>Its folder.</returns>
    public string AddSample()
    {
        string sample = Path.Combine("samples", "RenderMarkdown");
        CopyTree(RepositoryLayout.At(sample), sample);
        string measured = Path.Combine("src", "Inferno.Measured");
        CopyTree(RepositoryLayout.At(measured), measured);
        foreach (string shared in new[] { "Directory.Build.props", "Directory.Packages.props" })
        {
            File.Copy(RepositoryLayout.At(shared), PathOf(shared));
            File.Copy(RepositoryLayout.At("samples", shared), PathOf("samples", shared));
        }

        // Where CI is set, the analyzers look at this copy too, and by the same rules.
        File.Copy(RepositoryLayout.At(".editorconfig"), PathOf(".editorconfig"));
        return PathOf(sample);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
