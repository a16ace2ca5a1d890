using CliWrap;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>Publishes a project by a recipe.</summary>
internal static class DotnetPublish
{
    private const string Framework = "TargetFramework";

    /// <summary>Runs <c>dotnet publish</c> with every intermediate file of every project in the work folder.</summary>
    /// <param name="config">What is published.</param>
    /// <param name="recipe">How.</param>
    /// <param name="purpose">What it is for, as in "dynamic: publishing baseline"; begins the message of a failure.</param>
    /// <param name="folders">Where it works and where its output goes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BuildException">The publish failed: the project, the purpose and the build's first error.</exception>
    public static async Task<ChildOutput> RunAsync(
        PgoConfig config, BuildRecipe recipe, string purpose, PublishFolders folders, CancellationToken cancellation)
    {
        try
        {
            return await ChildProcess.RunAsync(Command(config, recipe, folders), cancellation);
        }
        catch (ChildProcessException e)
        {
            throw BuildFailure.Of($"{purpose} of {config.Project}", e, [folders.Work, folders.Output], folders.Log);
        }
    }

    /// <summary>MSBuild splits a command-line value at semicolons and commas, and unescapes percent signs.</summary>
    internal static string Escape(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static Command Command(PgoConfig config, BuildRecipe recipe, PublishFolders folders) => DotnetSdk.Command(
        Path.GetDirectoryName(config.Project)!,
        OwnFolders.WriteInto(folders.Work, config),
        [
            "publish", config.Project, "--artifacts-path", folders.Work, "--output", folders.Output,
            "--nologo", "-tl:off", "-nodeReuse:false", "-verbosity:quiet",
            $"-fileLoggerParameters:LogFile={folders.Log};Verbosity=normal;Encoding=UTF-8",
            .. recipe.Properties.SelectMany(property => property.Key == Framework
                ? ["--framework", property.Value]
                : Single($"-p:{OwnFolders.NameOnCommandLine(property.Key)}={Escape(property.Value)}")),
        ]);

    private static string[] Single(string argument) => [argument];
}
