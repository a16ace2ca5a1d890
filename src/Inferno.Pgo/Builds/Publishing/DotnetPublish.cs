using CliWrap;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>Publishes a project by a recipe.</summary>
internal static class DotnetPublish
{
    /// <summary>Runs <c>dotnet publish</c> with every intermediate file of every project in the work folder.</summary>
    /// <exception cref="ChildProcessException">The publish failed.</exception>
    public static Task<ChildOutput> RunAsync(
        string project, BuildRecipe recipe, PublishFolders folders, CancellationToken cancellation) =>
        ChildProcess.RunAsync(Command(project, recipe, folders), cancellation);

    internal static Command Command(string project, BuildRecipe recipe, PublishFolders folders) => DotnetSdk.Command(
        Path.GetDirectoryName(project)!,
        [
            "publish", project, "--artifacts-path", folders.Work, "--output", folders.Output,
            "--nologo", "-tl:off", "-nodeReuse:false", "-verbosity:quiet",
            $"-fileLoggerParameters:LogFile={folders.Log};Verbosity=normal;Encoding=UTF-8",
            .. recipe.Properties.Select(property => $"-p:{property.Key}={Escape(property.Value)}"),
        ]);

    /// <summary>MSBuild splits a command-line value at semicolons and commas, and unescapes percent signs.</summary>
    internal static string Escape(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
