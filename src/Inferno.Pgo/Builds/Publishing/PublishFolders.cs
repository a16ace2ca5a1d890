namespace Inferno.Pgo.Builds.Publishing;

/// <summary>Where one publish works and where its output goes; both absolute.</summary>
/// <param name="Work">Intermediate files, empty before and of no use afterwards.</param>
/// <param name="Output">The published program.</param>
internal sealed record PublishFolders(string Work, string Output)
{
    /// <summary>What the build said: the command lines of the compilers that it started among it.</summary>
    public string Log => Path.Combine(Work, "publish.log");
}
