namespace Inferno.Pgo.Builds;

/// <summary>The folders of a build in the making.</summary>
internal sealed class Staging
{
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

    /// <summary>Puts the content in place of the mode's directory.</summary>
    public string Accept() => Replace(_target);

    /// <summary>Keeps the content for inspection, where nobody takes it for a build.</summary>
    public string Reject() => Replace(_target + ".rejected");

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
