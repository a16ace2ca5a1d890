namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>Where the repository that this test was built from keeps things.</summary>
public static class RepositoryLayout
{
    /// <summary>The folder that holds Inferno.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program as built for this test run, for tests that spawn it with the <c>dotnet</c> host.</summary>
    public static string ProgramAssembly { get; } =
        OutputOf(Path.Combine("src", "Inferno.ConcurrentInference"), "concurrent_inference.dll");

    /// <summary>The built folder of the scripted stand-in for the program.</summary>
    public static string DummyChildFolder { get; } =
        Path.GetDirectoryName(OutputOf(Path.Combine("tests", "fixtures", "programs", "DummyChild"), "DummyChild.dll"))!;

    /// <summary>The built folder of the program that can be slowed.</summary>
    public static string SlowedProgramFolder { get; } = Path.GetDirectoryName(
        OutputOf(Path.Combine("tests", "fixtures", "programs", "SlowedInference"), "concurrent_inference.dll"))!;

    /// <summary>The program that a test kills while it measures.</summary>
    public static string JournaledRun { get; } =
        OutputOf(Path.Combine("tests", "fixtures", "programs", "JournaledRun"), "JournaledRun.dll");

    /// <summary>A path under the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file that the build of this test run made for <paramref name="project"/>.</summary>
    public static string OutputOf(string project, string file)
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name, file);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inferno.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"no Inferno.sln above {AppContext.BaseDirectory}");
    }
}
