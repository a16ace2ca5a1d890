using Inferno.Measuring.Processes;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>A copy of the scripted child with scripts of its own, in a folder that goes with it.</summary>
public sealed class DummyProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-dummy-");

    /// <param name="name">The role that the program plays.</param>
    /// <param name="scripts">One script a launch.</param>
    public DummyProgram(string name, params IReadOnlyList<IReadOnlyList<string>> scripts)
    {
        foreach (string file in Directory.EnumerateFiles(RepositoryLayout.DummyChildFolder))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }

        File.WriteAllText(PathOf("home"), _folder.FullName);
        for (int launch = 0; launch < scripts.Count; launch++)
        {
            File.WriteAllLines(PathOf($"script{launch:D4}.txt"), scripts[launch]);
        }

        Build = new ProgramBuild(name, PathOf(OperatingSystem.IsWindows() ? "DummyChild.exe" : "DummyChild"));
    }

    public ProgramBuild Build { get; }

    /// <summary>How many launches were started.</summary>
    public int Launches => File.Exists(PathOf("launches")) ? (int)new FileInfo(PathOf("launches")).Length : 0;

    /// <summary>The script of a launch that takes part in a round as it should.</summary>
    /// <param name="seconds">What every batch takes.</param>
    /// <param name="settings">What else is so: <c>digest=b</c>, <c>instrumented=212</c> and the like.</param>
    public static IReadOnlyList<string> Serving(double seconds, string settings = "") =>
        [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"serve {seconds:R} {settings}").TrimEnd()];

    public LaunchRequest Request(int timeoutSeconds = 60, params IReadOnlyList<string> arguments) =>
        new(Build, arguments, TimeSpan.FromSeconds(timeoutSeconds));

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
