using System.Globalization;
using System.Text.Json;
using Inferno.Measuring.Records;

namespace Inferno.Measuring.Runs;

/// <summary>
/// Lets one run at a time measure the builds of a folder: two would disturb each other's launches, and one that is resumed
/// while it lives would write one journal twice. The system gives the lock back however a process ends; a note beside it
/// says who holds it.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _note;

    private RunLock(FileStream file, string note)
    {
        _file = file;
        _note = note;
    }

    /// <summary>Takes the lock of the builds in <paramref name="output"/>, over from a process that is gone where one left it.</summary>
    /// <exception cref="RunHeldException">A run that lives holds it.</exception>
    public static RunLock Take(string output)
    {
        _ = Directory.CreateDirectory(output);
        string note = Path.Combine(output, ".run.json");
        FileStream file = Open(Path.Combine(output, ".run.lock"), () => new RunHeldException(output, Read(note)));

        // Where the file system knows no locks, or is told to use none, the note alone tells.
        if (Read(note) is { Process.IsRunningHere: true } holder)
        {
            file.Dispose();
            throw new RunHeldException(output, holder);
        }

        RunLock taken = new(file, note);
        taken.Note(null);
        return taken;
    }

    /// <summary>Says to whoever asks that it is the run called <paramref name="run"/> that holds the lock.</summary>
    public void Note(string? run) =>
        WholeFile.Write(_note, RunJson.WriteText(new RunHolder(ProcessIdentity.Current, DateTimeOffset.UtcNow, run)));

    /// <summary>Gives it back. The empty file stays: to delete it would let two in.</summary>
    public void Dispose()
    {
        File.Delete(_note);
        _file.Dispose();
    }

    private static FileStream Open(string path, Func<RunHeldException> held)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw held();
        }
    }

    // EAGAIN of Linux and of macOS, and the sharing violation of Windows; a folder that cannot be written is no held lock.
    private static bool IsTaken(IOException failure) => (failure.HResult & 0xFFFF) is 11 or 35 or 32;

    private static RunHolder? Read(string note)
    {
        try
        {
            return RunJson.ReadLine<RunHolder>(File.ReadAllText(note));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>Who holds a lock.</summary>
/// <param name="Process">The process.</param>
/// <param name="Since">Since when.</param>
/// <param name="Run">The run that it measures; <see langword="null"/> until it has a name.</param>
public sealed record RunHolder(ProcessIdentity Process, DateTimeOffset Since, string? Run);

/// <summary>A run that would get in the way of one that lives.</summary>
/// <param name="output">The folder whose builds are being measured.</param>
/// <param name="holder">Who measures them; <see langword="null"/> where that cannot be read.</param>
public sealed class RunHeldException(string output, RunHolder? holder) : Exception(
    holder is null
        ? $"another process measures the builds in {output}; wait until it has ended"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(holder.Run is { } run ? $"run {run}" : "a run")} is still being measured with the builds in {output}, by process "
            + $"{holder.Process.Id} on {holder.Process.Host} since {holder.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; "
            + $"wait until it has ended, or end that process"))
{
    /// <summary>Who measures.</summary>
    public RunHolder? Holder { get; } = holder;
}
