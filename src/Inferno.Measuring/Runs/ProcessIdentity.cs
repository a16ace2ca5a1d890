using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Inferno.Measuring.Runs;

/// <summary>One process of one machine. A later one that is given the same number is another, by its start.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Id">The process's number.</param>
/// <param name="Start">When it started: on Linux in clock ticks since the machine did, elsewhere in seconds of UTC.</param>
public sealed record ProcessIdentity(string Host, int Id, long Start)
{
    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } =
        new(Environment.MachineName, Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0);

    /// <summary>Whether it runs on this machine now; of another machine's processes nothing is known.</summary>
    public bool IsRunningHere => Host == Environment.MachineName && StartOf(Id) == Start;

    private static long? StartOf(int id) => OperatingSystem.IsLinux() ? TicksOf(id) : SecondsOf(id);

    // The runtime works a start out from the wall clock, which may have been set between two readings; the kernel's ticks stay.
    private static long? TicksOf(int id)
    {
        try
        {
            // pid (name) state ppid …: the name may hold anything, and the start is the 22nd of the fields.
            string line = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            bool isOver = fields[0] is "Z" or "X";
            return isOver ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? SecondsOf(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.HasExited ? null : new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
