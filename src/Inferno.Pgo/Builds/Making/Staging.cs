namespace Inferno.Pgo.Builds.Making;

/// <summary>The folders of a build in the making.</summary>
internal sealed class Staging
{
    private const string RejectedSuffix = ".rejected";

    private readonly string _target;
    private readonly string _root;

    public Staging(string outputRoot, PgoMode mode)
    {
        _target = Path.Combine(outputRoot, mode.Name());
        _root = Path.Combine(outputRoot, ".staging", mode.Name());
        Content = Path.Combine(_root, "content");
        FolderTree.Remove(_root);
        _ = Directory.CreateDirectory(Content);
    }

    /// <summary>What will become the mode's directory.</summary>
    public string Content { get; }

    /// <summary>Where builds that failed their verification are kept, until others pass it.</summary>
    /// <param name="modeDirectory">Where they would have gone.</param>
    public static string RejectedOf(string modeDirectory) => modeDirectory + RejectedSuffix;

    /// <summary>Puts the content in place of the mode's directory, and forgets what was rejected before.</summary>
    public string Accept()
    {
        _ = Replace(_target);
        FolderTree.Remove(RejectedOf(_target));
        return _target;
    }

    /// <summary>Keeps the content for inspection, where nobody takes it for a build.</summary>
    public string Reject() => Replace(RejectedOf(_target));

    private string Replace(string target)
    {
        string old = Path.Combine(_root, "old");
        if (Directory.Exists(target))
        {
            Directory.Move(target, old);
        }

        Directory.Move(Content, target);
        FolderTree.Remove(_root);
        return target;
    }
}
