using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Tests.Profiles;

namespace Inferno.Pgo.Tests.Builds.Projects;

/// <summary>A copy of one of the fixtures' projects, with a configuration and a program.</summary>
internal sealed class ProjectCopy : IDisposable
{
    private const string Program =
        """
        using System.Runtime.CompilerServices;
        long sum = 0;
        for (int i = 0; i < 600; i++) sum += Hot.Loop(20_000 + i % 7);
        System.Console.WriteLine($"sum {sum}");
        interface IShape { int Area(int x); }
        sealed class Sq : IShape { public int Area(int x) => x * x; }
        sealed class Re : IShape { public int Area(int x) => x * 3; }
        static class Hot
        {
            static readonly IShape[] Shapes = [new Sq(), new Sq(), new Sq(), new Re()];
            [MethodImpl(MethodImplOptions.NoInlining)]
            public static long Loop(int n)
            {
                long s = 0;
                for (int i = 0; i < n; i++)
                {
                    IShape shape = Shapes[i & 3];
                    if (i % 100 == 99) s -= i; else s += shape.Area(i);
                }
                return s;
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _project;

    /// <param name="project">A project file below the fixtures, for instance <c>14-docfile/A.csproj</c>.</param>
    public ProjectCopy(string project)
    {
        string name = project.Split('/')[0];
        string source = Path.Combine(Path.GetDirectoryName(ProfileFixtures.Programs)!, "projects", name);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            _ = _folder.Write(Path.Combine(name, Path.GetRelativePath(source, file)), text);
        }

        _project = project;
        if (!File.Exists(PathOf("Program.cs")))
        {
            _ = Write("Program.cs", Program);
        }
    }

    /// <summary>The folder of the project.</summary>
    public string Folder => Path.Combine(_folder.Root, Path.GetDirectoryName(_project)!);

    public string PathOf(string file) => Path.GetFullPath(Path.Combine(Folder, file));

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    /// <summary>The configuration, written now.</summary>
    public PgoConfig Configure(string properties = "{}", string output = "artifacts/pgo") => PgoConfig.Load(Write(
        "pgo.json",
        $$"""
        {
          "project": "{{Path.GetFileName(_project)}}", "output": "{{output}}", "properties": {{properties}},
          "training": { "runs": [ { "name": "typical", "arguments": [] } ] }
        }
        """));

    /// <summary>Every file of the copy with its content's digest, without the folder <paramref name="output"/>.</summary>
    public IReadOnlyList<string> Tree(string output) =>
    [
        .. Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(output, StringComparison.Ordinal))
            .Select(file => $"{file} {Inferno.Pgo.Builds.Digest.OfFile(file)}")
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _folder.Dispose();
}
