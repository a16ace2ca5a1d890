namespace Inferno.Pgo.Builds.Sources;

/// <summary>
/// What the log of MSBuild says about projects that it evaluated: of each the properties and items, and every build file that
/// was imported. The file logger of a build on one node writes them at verbosity diagnostic, and imports where MSBUILDLOGIMPORTS=1.
/// </summary>
internal sealed class EvaluationLog
{
    private const int Step = 4;
    // A section ends where the project's own build begins; values may have several lines, empty ones among them.
    private const string BuildStart = "Project \"";
    private const string ImportStart = "Importing project \"";
    private const string ImportEnd = "\" into project ";

    // Properties that name a file which the compiler reads.
    private static readonly string[] FileProperties =
    [
        "MSBuildProjectFullPath", "AssemblyOriginatorKeyFile", "ApplicationIcon", "ApplicationManifest", "Win32Manifest", "Win32Resource",
        "CodeAnalysisRuleSet", "UserRuntimeConfig", "AppConfig",
    ];

    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyDictionary<string, string>> _projects = [];
    private Dictionary<string, string> _current = [];

    private EvaluationLog(IEnumerable<string> lines)
    {
        Action<string>? section = null;
        foreach (string line in lines)
        {
            section = line switch
            {
                "Initial Properties:" => StartProject(),
                "Initial Items:" => StartItems(),
                _ when line.StartsWith(BuildStart, StringComparison.Ordinal) => null,
                _ => section,
            };
            (section ?? Import)(line);
        }
    }

    /// <summary>The evaluated properties of each project, the one that was asked for first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Projects => _projects;

    /// <summary>Every existing file that was imported, is an item or an item's metadata, or is named by a property for compilers; absolute.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>Reads the log in <paramref name="file"/>.</summary>
    public static EvaluationLog Read(string file) => new(File.ReadLines(file));

    private Action<string> StartProject()
    {
        _current = new(StringComparer.OrdinalIgnoreCase);
        _projects.Add(_current);
        return Property;
    }

    private Action<string> StartItems()
    {
        foreach (string name in FileProperties)
        {
            AddFile(_current.GetValueOrDefault(name, ""));
        }

        return Item;
    }

    private void Property(string line)
    {
        if (Depth(line) == 0 && Pair(line) is var (name, value))
        {
            _current[name] = value;
        }
    }

    private void Item(string line)
    {
        switch (Depth(line))
        {
            case 1:
                AddFile(line.Trim());
                break;
            case 2 when Pair(line) is var (_, value):
                AddFile(value);
                break;
        }
    }

    private void Import(string line)
    {
        if (line.StartsWith(ImportStart, StringComparison.Ordinal))
        {
            string path = line[ImportStart.Length..];
            AddFile(path[..Math.Max(0, path.IndexOf(ImportEnd, StringComparison.Ordinal))]);
        }
    }

    /// <summary>How far <paramref name="line"/> is indented, in steps; −1 between them.</summary>
    private static int Depth(string line)
    {
        int spaces = line.Length - line.AsSpan().TrimStart(' ').Length;
        return spaces % Step == 0 ? spaces / Step : -1;
    }

    private static (string Name, string Value)? Pair(string line)
    {
        int sign = line.IndexOf(" = ", StringComparison.Ordinal);
        return sign < 0 ? null : (line[..sign].Trim(), line[(sign + 3)..].Trim());
    }

    private void AddFile(string path)
    {
        if (path.Length > 0 && FolderTree.HasFile(path = Absolute(path)))
        {
            _ = _files.Add(path);
        }
    }

    private string Absolute(string path) => Path.GetFullPath(Path.Combine(
        _current.GetValueOrDefault("MSBuildProjectDirectory", Path.DirectorySeparatorChar.ToString()), path.Replace('\\', '/')));
}
