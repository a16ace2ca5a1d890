using System.Globalization;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;

namespace Inferno.Measuring.Comparing;

/// <summary>Gives each launch of any program the executable that it starts.</summary>
internal sealed class LaunchPlaces : IDisposable
{
    // A copy a launch, 80 launches: more than a published program needs would fill a disk or an hour.
    private const int MostFiles = 10_000;
    private const long MostBytes = 1L << 30;
    private const string WayOut = "publish the program into a folder of its own, or compare it where it lies with --in-place";

    private readonly Dictionary<string, string> _originals = [];
    private readonly FreshCopies? _copies;

    /// <param name="plan">Says whether builds are launched where they lie.</param>
    /// <exception cref="ArgumentException">A build's folder holds too much to be copied for each launch, or cannot be read.</exception>
    public LaunchPlaces(ComparisonPlan plan)
    {
        if (plan.InPlace)
        {
            return;
        }

        foreach (ProgramBuild build in new[] { plan.Programs.Baseline, plan.Programs.Candidate })
        {
            string original = Target(build);
            RequireCopyable(FolderOf(original));
            _originals[build.Name] = original;
        }

        _copies = new FreshCopies(Directory.CreateTempSubdirectory("inferno-compare-").FullName);
    }

    /// <summary>The executable for the next launch of <paramref name="build"/>; <see langword="null"/> for its own.</summary>
    public string? Next(ProgramBuild build) => _copies?.Renew(build with { Executable = _originals[build.Name] });

    /// <summary>Removes the copies.</summary>
    public void Dispose() => _copies?.Dispose();

    private static void RequireCopyable(string folder)
    {
        try
        {
            FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Take(MostFiles + 1)];
            long bytes = files.Sum(file => file.Length);
            if (files.Length > MostFiles || bytes > MostBytes || Path.GetDirectoryName(folder) is null)
            {
                string found = files.Length > MostFiles ? $"more than {MostFiles} files"
                    : string.Create(CultureInfo.InvariantCulture, $"{files.Length} files of {bytes / 1e6:F0} MB");
                throw TooMuch(folder, found);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new ArgumentException($"{folder} cannot be copied for each launch: {e.Message}; {WayOut}", e);
        }
    }

    private static ArgumentException TooMuch(string folder, string found) => new(
        $"{folder} holds {found}, too much to copy for each launch (expected at most {MostFiles} files of {MostBytes >> 20} MB); {WayOut}");

    private static string FolderOf(string executable) => Path.GetDirectoryName(executable)!;

    // A link's folder is not where the program lies.
    private static string Target(ProgramBuild build) =>
        File.ResolveLinkTarget(build.Executable, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(build.Executable);
}
