using System.Globalization;

namespace Inferno.Lab.Noise;

/// <summary>What the operating system says of the whole machine; both are <see langword="null"/> where it says nothing.</summary>
/// <param name="Stolen">Time that a hypervisor gave to others since the machine started, in ticks of 10 ms.</param>
/// <param name="Average">Processes running or ready to, averaged over the last minute.</param>
public sealed record LoadReading(long? Stolen, double? Average)
{
    private const string Statistics = "/proc/stat";
    private const string Averages = "/proc/loadavg";
    private const int StolenField = 8;

    /// <summary>The load at this moment.</summary>
    public static LoadReading Read() => OperatingSystem.IsLinux()
        ? Parse(File.ReadLines(Statistics).First(), File.ReadAllText(Averages))
        : new LoadReading(null, null);

    /// <summary>Reads the first line of /proc/stat and the whole of /proc/loadavg (proc(5)).</summary>
    internal static LoadReading Parse(string processors, string averages)
    {
        string[] fields = processors.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new LoadReading(
            fields.Length > StolenField && long.TryParse(fields[StolenField], NumberStyles.None, CultureInfo.InvariantCulture, out long stolen)
                ? stolen
                : null,
            double.TryParse(averages.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double average)
                ? average
                : null);
    }
}
