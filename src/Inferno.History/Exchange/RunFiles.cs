using System.Runtime.CompilerServices;
using Inferno.History.Records;
using Inferno.Measuring.Records;

namespace Inferno.History.Exchange;

/// <summary>Finds the runs in files and folders that somebody names.</summary>
public static class RunFiles
{
    private const string Lines = ".jsonl";

    /// <summary>
    /// The files under <paramref name="path"/> that hold runs: the file itself; of a run's folder its record; of any
    /// other folder the records of the runs in it, in the order of their names.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is nothing, or nothing that holds a run.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        string record = new RunFolder(path).Record;
        string[] files = File.Exists(path) ? [path]
            : File.Exists(record) ? [record]
            : Directory.Exists(path) ? RecordsIn(path) : [];
        return files.Length > 0
            ? files
            : throw new FileNotFoundException(
                $"{path} holds no run; expected a folder with report.json, a folder of such folders, "
                + "or a file of JSON lines");
    }

    /// <summary>The runs in one such file.</summary>
    /// <exception cref="RunFormatException">What it holds is no run.</exception>
    public static async IAsyncEnumerable<RecordedRun> ReadAsync(
        string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!file.EndsWith(Lines, StringComparison.OrdinalIgnoreCase))
        {
            yield return RecordedRun.Of(RunJson.Read(file));
            yield break;
        }

        int number = 0;
        await foreach (string line in File.ReadLinesAsync(file, cancellation))
        {
            number++;
            if (line.Length > 0)
            {
                yield return HistoryJson.Parse(line, $"{file}:{number}");
            }
        }
    }

    private static string[] RecordsIn(string folder) =>
    [
        .. Directory.EnumerateDirectories(folder)
            .Order(StringComparer.Ordinal)
            .Select(run => new RunFolder(run).Record)
            .Where(File.Exists),
    ];
}
