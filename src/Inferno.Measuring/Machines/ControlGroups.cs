namespace Inferno.Measuring.Machines;

/// <summary>The control groups of this process, whose limits all hold: its own, and those above it (cgroups(7)).</summary>
/// <param name="files">What the kernel tells.</param>
public sealed class ControlGroups(KernelFiles files)
{
    private const string Root = "sys/fs/cgroup";
    private const string Unified = "";

    /// <summary>The folders of version 2, the process's own group first.</summary>
    public IReadOnlyList<string> Folders => [.. Ancestors(PathOf(Unified)).Select(group => Root + group)];

    /// <summary>
    /// The folders of version 1 for <paramref name="controller"/>, for instance <c>cpu</c>; the process's own group first. In a
    /// container that has no namespace of its own for groups, the path is the host's, and only the last folder exists.
    /// </summary>
    public IReadOnlyList<string> FoldersOf(string controller) =>
        [.. Ancestors(PathOf(controller)).Select(group => $"{Root}/{controller}{group}")];

    // A line is "number:controllers,separated,by,commas:path"; version 2 has no controllers.
    private string PathOf(string controller) => files.Lines("proc/self/cgroup")
        .Select(line => line.Split(':', 3))
        .Where(parts => parts.Length == 3 && parts[1].Split(',').Contains(controller))
        .Select(parts => parts[2].TrimEnd('/'))
        .FirstOrDefault("");

    private static IEnumerable<string> Ancestors(string group)
    {
        while (group.Length > 0)
        {
            yield return group;
            group = group[..Math.Max(0, group.LastIndexOf('/'))];
        }

        yield return "";
    }
}
