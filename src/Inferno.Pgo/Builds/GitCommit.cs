using CliWrap;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds;

/// <summary>The commit that is checked out.</summary>
public static class GitCommit
{
    /// <summary>The commit of the repository around <paramref name="folder"/>; <see langword="null"/> where there is none, or no git.</summary>
    public static async Task<string?> OfAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            Command command = Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(["rev-parse", "HEAD"]);
            return (await ChildProcess.RunAsync(command, cancellation)).StandardOutput.Trim();
        }
        catch (ChildProcessException)
        {
            return null;
        }
    }
}
