using System.Globalization;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Machines;

/// <summary>Whether the builds of a round find room, all alive at once, before the kernel has to say that they do not.</summary>
public static class MachineMemory
{
    // What a build holds beyond its verification launch, which serves one request at a time.
    private const double Margin = 1.5;

    /// <summary>
    /// Bytes that processes may still take: what the kernel calls available, and no more than the control group's limit.
    /// <see langword="null"/> where neither is known.
    /// </summary>
    public static long? Available(KernelFiles files)
    {
        long? free = long.TryParse(
            files.Value("proc/meminfo", "MemAvailable").Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes)
            ? kilobytes * 1024
            : null;
        return new[] { free, ContainerLimits.Read(files).Memory }.Min();
    }

    /// <summary>What speaks against having <paramref name="arms"/> builds alive at once; nothing where they fit.</summary>
    /// <param name="arms">At least 1.</param>
    /// <param name="peakBytes">The most that one of them has held.</param>
    /// <param name="available">What there is; nothing is known against it where that is not known.</param>
    public static IEnumerable<Finding> Check(int arms, long peakBytes, long? available)
    {
        long needed = (long)(arms * peakBytes * Margin);
        return needed > available ? [MeasurementFindings.TooLittleMemory(arms, needed, available.Value)] : [];
    }
}
