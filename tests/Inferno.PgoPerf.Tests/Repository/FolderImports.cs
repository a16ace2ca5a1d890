namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>
/// Which folders of a project import which. A file imports a folder by a <c>using</c> line, by a qualified name, or by naming a
/// type that it sees without either: one of a folder above its own, or of a namespace that the project imports globally.
/// </summary>
public sealed class FolderImports
{
    private readonly IReadOnlyList<SourceFile> _files;
    private readonly Dictionary<string, HashSet<string>> _types;
    private readonly string[] _global;
    private readonly SortedDictionary<string, SortedDictionary<string, List<string>>> _imports = new(StringComparer.Ordinal);

    public FolderImports(IReadOnlyList<SourceFile> files)
    {
        _files = files;
        _types = files.GroupBy(file => file.Folder, StringComparer.Ordinal).ToDictionary(
            folder => folder.Key,
            folder => folder.SelectMany(file => file.Types).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        _global = [.. files.SelectMany(file => file.GlobalUsings).Distinct(StringComparer.Ordinal)];
        foreach (SourceFile file in _files)
        {
            foreach (string folder in _types.Keys.Where(folder => folder != file.Folder && Imports(file, folder)))
            {
                Add(file.Folder, folder, file.Path);
            }
        }
    }

    /// <summary>
    /// Groups of folders of which each imports every other, directly or round a corner: their names, sorted, and how each
    /// import inside the group comes about.
    /// </summary>
    public IReadOnlyList<FolderCircle> Circles()
    {
        Dictionary<string, HashSet<string>> reached = _types.Keys.ToDictionary(folder => folder, Reached, StringComparer.Ordinal);
        return
        [
            .. reached.Keys.Where(folder => reached[folder].Contains(folder))
                .GroupBy(folder => reached.Keys.Where(other => reached[folder].Contains(other) && reached[other].Contains(folder))
                    .Min(StringComparer.Ordinal)!)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Circle([.. group.Order(StringComparer.Ordinal)])),
        ];
    }

    private bool Imports(SourceFile file, string folder)
    {
        HashSet<string> types = _types[folder];
        string end = folder[(folder.LastIndexOf('.') + 1)..];
        bool isInSight = file.Folder.StartsWith(folder + '.', StringComparison.Ordinal) || _global.Contains(folder);
        return file.Usings.Contains(folder)
            || types.Any(type => file.QualifiedWords.Contains($"{end}.{type}"))
            || (isInSight && types.Any(type => file.Words.Contains(type) && !IsNearer(file, folder, type)));
    }

    /// <summary>Whether a folder closer to the file, or its own, declares a type of that name, which then is the one meant.</summary>
    private bool IsNearer(SourceFile file, string folder, string type) => _types.Any(
        other => other.Value.Contains(type)
            && (file.Folder + '.').StartsWith(other.Key + '.', StringComparison.Ordinal)
            && other.Key.Length > folder.Length);

    private void Add(string from, string to, string path)
    {
        if (!_imports.TryGetValue(from, out SortedDictionary<string, List<string>>? imported))
        {
            _imports[from] = imported = new(StringComparer.Ordinal);
        }

        if (!imported.TryGetValue(to, out List<string>? files))
        {
            imported[to] = files = [];
        }

        files.Add(path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <summary>Every folder that a chain of imports leads to; the first only where a chain comes back.</summary>
    private HashSet<string> Reached(string first)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new([first]);
        while (open.TryPop(out string? folder))
        {
            if (_imports.TryGetValue(folder, out SortedDictionary<string, List<string>>? imported))
            {
                foreach (string next in imported.Keys.Where(seen.Add))
                {
                    open.Push(next);
                }
            }
        }

        return seen;
    }

    private FolderCircle Circle(string[] folders) => new(
        folders,
        [
            .. folders.SelectMany(from => _imports[from].Where(to => folders.Contains(to.Key))
                .Select(to => $"{from} imports {to.Key} in {string.Join(", ", to.Value)}")),
        ]);
}

/// <summary>Folders that import each other, and the imports by which they do.</summary>
public sealed record FolderCircle(IReadOnlyList<string> Folders, IReadOnlyList<string> Imports)
{
    public override string ToString() => string.Join(" + ", Folders) + "\n  " + string.Join("\n  ", Imports);
}
