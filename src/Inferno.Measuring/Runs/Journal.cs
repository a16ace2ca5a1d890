using System.Text;
using System.Text.Json;
using Inferno.Measuring.Records;

namespace Inferno.Measuring.Runs;

/// <summary>
/// The rounds of a run, each on disk before the next one starts: whoever kills the run loses the round in flight and
/// nothing else.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream _file;
    private readonly Queue<JournalEntry> _recorded;

    private Journal(FileStream file, IEnumerable<JournalEntry> recorded)
    {
        _file = file;
        _recorded = new Queue<JournalEntry>(recorded);
    }

    /// <summary>Recorded rounds that have not been taken yet.</summary>
    public int Left => _recorded.Count;

    /// <summary>Opens the journal at <paramref name="path"/>, or begins it; a line that a kill cut short is dropped.</summary>
    /// <exception cref="RunFormatException">A line other than the last is no entry.</exception>
    public static Journal Open(string path)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            int whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            file.SetLength(whole);
            file.Position = whole;
            string[] lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return new Journal(file, [.. lines.Select((line, index) => Parse(path, line, index + 1))]);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The next recorded round; <see langword="null"/> where all have been taken.</summary>
    public JournalEntry? Take() => _recorded.TryDequeue(out JournalEntry? entry) ? entry : null;

    /// <summary>Keeps <paramref name="entry"/>: when this returns, it is on the disk.</summary>
    public void Append(JournalEntry entry)
    {
        _file.Write(Encoding.UTF8.GetBytes(RunJson.WriteLine(entry) + "\n"));
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static JournalEntry Parse(string path, string line, int number)
    {
        try
        {
            return RunJson.ReadLine<JournalEntry>(line) is { } entry && (entry.Round is not null || entry.Failure is not null)
                ? entry
                : throw new JsonException("no round");
        }
        catch (JsonException e)
        {
            throw new RunFormatException($"{path}:{number}", e.Message, "a round of this version; begin a new run", e);
        }
    }
}
