using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Sources;

/// <summary>What MSBuild makes of a program's project and of all that it references, before anything is built.</summary>
/// <param name="Properties">The evaluated properties of the program's own project.</param>
/// <param name="Files">
/// The files that its bytes depend on, absolute: sources wherever they lie, imported build files, referenced assemblies. Those of the SDK
/// and of packages are not among them, for their versions say it all.
/// </param>
/// <param name="Settings">
/// Properties of all these projects that decide their bytes, a line each: they may come from the environment, which no file shows.
/// </param>
internal sealed record ProjectEvaluation(
    IReadOnlyDictionary<string, string> Properties, IReadOnlyList<string> Files, IReadOnlyList<string> Settings)
{
    private static readonly string[] Deciding =
    [
        "TargetFramework", "DefineConstants", "LangVersion", "Optimize", "CheckForOverflowUnderflow", "AllowUnsafeBlocks", "InvariantGlobalization",
        "ServerGarbageCollection", "ConcurrentGarbageCollection", "TieredCompilation", "TieredCompilationQuickJit",
        "TieredCompilationQuickJitForLoops", "AutoreleasePoolSupport", "EventSourceSupport", "UseSystemResourceKeys",
    ];

    /// <summary>The assembly's name, without extension.</summary>
    public string Program => Property("AssemblyName");

    /// <summary>The version of the SDK.</summary>
    public string Sdk => Property("NETCoreSdkVersion");

    /// <summary>Evaluates the project of <paramref name="config"/> as its builds will be.</summary>
    /// <exception cref="BuildException">MSBuild cannot.</exception>
    public static async Task<ProjectEvaluation> OfAsync(PgoConfig config, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-evaluation-");
        try
        {
            string log = Path.Combine(folder.FullName, "evaluation.log");
            await RunAsync(config, folder.FullName, log, cancellation);
            EvaluationLog evaluated = EvaluationLog.Read(log);
            if (evaluated.Projects.Count == 0)
            {
                throw new BuildException($"{config.Project}: MSBuild's log names no property of it; does the project use an SDK (<Project Sdk=\"…\">)?");
            }

            string[] others = [folder.FullName, .. Versioned(evaluated.Projects[0])];
            return new ProjectEvaluation(
                evaluated.Projects[0],
                [.. evaluated.Files.Where(file => !others.Any(other => FolderTree.Holds(other, file)))],
                [.. evaluated.Projects.SelectMany(SettingsOf).Distinct().Order(StringComparer.Ordinal)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The evaluated property <paramref name="name"/>; empty where it is not set.</summary>
    public string Property(string name) => Properties.GetValueOrDefault(name, "");

    private static IEnumerable<string> SettingsOf(IReadOnlyDictionary<string, string> project) => Deciding
        .Where(project.ContainsKey)
        .Select(name => $"{project.GetValueOrDefault("MSBuildProjectName", "")} {name}={project[name]}");

    private static async Task RunAsync(PgoConfig config, string folder, string log, CancellationToken cancellation)
    {
        Dictionary<string, string?> variables = new(OwnFolders.WriteInto(folder, config)) { ["MSBUILDLOGIMPORTS"] = "1" };
        try
        {
            _ = await ChildProcess.RunAsync(
                DotnetSdk.Command(
                    Path.GetDirectoryName(config.Project)!,
                    variables,
                    [
                        "msbuild", config.Project, $"-target:{OwnFolders.VisitTarget}", "-nologo", "-tl:off", "-nodeReuse:false", "-maxCpuCount:1",
                        "-verbosity:quiet", $"-fileLoggerParameters:LogFile={log};Verbosity=diagnostic;Encoding=UTF-8",
                        $"-p:ArtifactsPath={DotnetPublish.Escape(Path.Combine(folder, "none"))}",
                        .. BuildRecipe.Evaluated(HostDescription.Current.RuntimeIdentifier, config.Properties).Select(property => $"-p:{property.Key}={DotnetPublish.Escape(property.Value)}"),
                    ]),
                cancellation);
        }
        catch (ChildProcessException e)
        {
            throw BuildFailure.Of($"evaluating {config.Project}", e, [folder]);
        }
    }

    /// <summary>Where files lie that a version stands for: the SDK with its packs and runtimes, and packages.</summary>
    private static IEnumerable<string> Versioned(IReadOnlyDictionary<string, string> properties)
    {
        if (properties.TryGetValue("NetCoreRoot", out string? sdk) && sdk.Length > 0)
        {
            yield return Path.GetFullPath(sdk);
        }

        yield return Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } packages
            ? Path.GetFullPath(packages)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    }
}
