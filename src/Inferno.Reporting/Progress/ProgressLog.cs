using System.Globalization;

namespace Inferno.Reporting.Progress;

/// <summary>
/// Says what a run is doing while it does it: to a file of a known name, and to the terminal where there is one. The test
/// platform passes nothing on from a running test, so neither goes through it.
/// </summary>
public sealed class ProgressLog : IProgress<string>, IDisposable
{
    private readonly Lock _writing = new();
    private readonly Lazy<StreamWriter> _file;
    private readonly TextWriter? _terminal;

    /// <summary>
    /// Starts a new log at <paramref name="path"/> with the first line, over that of an earlier run, and shows it on the terminal.
    /// </summary>
    public ProgressLog(string path)
        : this(path, Terminal.Open())
    {
    }

    internal ProgressLog(string path, TextWriter? terminal)
    {
        _file = new Lazy<StreamWriter>(() => Create(path));
        _terminal = terminal;
    }

    /// <inheritdoc/>
    public void Report(string value)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss} {value}");
        lock (_writing)
        {
            Write(line);
        }
    }

    /// <summary>Writes several lines as they are.</summary>
    public void ReportText(string text)
    {
        lock (_writing)
        {
            Write(text);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file.IsValueCreated)
        {
            WhereItGoes(_file.Value.Dispose);
        }

        _terminal?.Dispose();
    }

    // Not before there is something to say: the log may be that of a run which lives, and which this one must leave alone.
    private static StreamWriter Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            AutoFlush = true,
            NewLine = "\n",
        };
    }

    private void Write(string text)
    {
        WhereItGoes(() => _file.Value.WriteLine(text));
        WhereItGoes(() => _terminal?.WriteLine(text));
    }

    // The disk is full, or the terminal was closed: a run must not fail for want of a spectator.
    private static void WhereItGoes(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
        }
    }
}
