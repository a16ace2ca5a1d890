using System.Diagnostics;
using System.Globalization;

namespace Inferno.Measuring.Machines;

/// <summary>Reads a machine's state from the files of a Linux kernel; elsewhere most of it stays unknown.</summary>
/// <param name="files">What the kernel tells.</param>
public sealed class MachineProbe(KernelFiles files)
{
    // proc(5): the counters of /proc/stat are in units of 1/100 s on every machine that .NET runs on (USER_HZ).
    private const double TicksPerSecond = 100;
    private const int StealColumn = 8;

    /// <summary>The machine as it is now.</summary>
    public MachineState Read()
    {
        double[] frequencies = [.. Values(files.Lines("proc/cpuinfo"), "cpu MHz").Select(Number).OfType<double>()];
        return new MachineState(Environment.ProcessorCount, files.ProcessorModel, files.Governor)
        {
            Clock = Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency,
            Frequency = frequencies.Length == 0 ? null : frequencies.Average(),
            Throttled = ReadThrottled(),
            Stolen = ReadStolen(),
            LoadAverage = files.LoadAverage,
        };
    }

    private static IEnumerable<string> Values(IReadOnlyList<string> lines, string name) => lines
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    // A limit of any group above holds this one back too. Version 2 of the control groups counts in microseconds, version 1
    // in nanoseconds.
    private double ReadThrottled()
    {
        ControlGroups groups = new(files);
        return groups.Folders.Sum(folder => Counter($"{folder}/cpu.stat", "throttled_usec ") * 1e-6 ?? 0)
            + groups.FoldersOf("cpu").Sum(folder => Counter($"{folder}/cpu.stat", "throttled_time ") * 1e-9 ?? 0);
    }

    private double? Counter(string file, string name) =>
        files.Lines(file).Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => Number(line[name.Length..]))
            .FirstOrDefault();

    private double ReadStolen()
    {
        string[] columns = files.First("proc/stat").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return columns.Length > StealColumn ? (Number(columns[StealColumn]) ?? 0) / TicksPerSecond : 0;
    }
}
