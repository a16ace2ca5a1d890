using System.Globalization;

namespace Inferno.Measuring.Records;

/// <summary>The folder that a run leaves behind.</summary>
/// <param name="Path">Where it is.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>The run's name.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>The Markdown summary.</summary>
    public string Summary => At("summary.md");

    /// <summary>The Markdown report for a pull request.</summary>
    public string Report => At("report.md");

    /// <summary>The record with every raw sample.</summary>
    public string Record => At("report.json");

    /// <summary>The page for people.</summary>
    public string Page => At("report.html");

    /// <summary>What the run set out to do.</summary>
    public string Plan => At("plan.json");

    /// <summary>The byte copies of the baselines, while they are measured.</summary>
    public string Canary => At("canary");

    /// <summary>The folder that receives all runs of a program whose builds go to <paramref name="output"/>.</summary>
    public static string Under(string output) => System.IO.Path.Combine(output, "runs");

    /// <summary>
    /// Makes a folder under <paramref name="runs"/> that is named after the moment and the seed, and numbered where there is
    /// one of that name. One process at a time may do so.
    /// </summary>
    public static RunFolder Create(string runs, DateTimeOffset startedAt, int seed)
    {
        string name = System.IO.Path.Combine(runs, string.Create(
            CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{(uint)seed:x8}"));
        string path = name;
        for (int copy = 2; Directory.Exists(path); copy++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return new RunFolder(Directory.CreateDirectory(path).FullName);
    }

    /// <summary>The rounds of <paramref name="mode"/> as they came.</summary>
    public string Journal(string mode) => At($"rounds-{mode}.jsonl");

    /// <summary>The file called <paramref name="name"/> in it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);
}
