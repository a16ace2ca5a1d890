using System.Globalization;

namespace Inferno.Measuring.Machines;

/// <summary>The memory that processes may still take.</summary>
public static class MachineMemory
{
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
}
