using System.Globalization;

namespace Inferno.Measuring.Machines;

/// <summary>What the control groups around this process allow it.</summary>
/// <param name="Processors">Processors' worth of time, may be a fraction; <see langword="null"/> where nothing limits it.</param>
/// <param name="Memory">Bytes; <see langword="null"/> where nothing limits it.</param>
public sealed record ContainerLimits(double? Processors, long? Memory)
{
    // Version 1 writes "no limit" as the largest multiple of the page size.
    private const long Unlimited = long.MaxValue / 2;

    /// <summary>The tightest limits of this process's group and of those above it (cgroups(7), version 2 and version 1).</summary>
    public static ContainerLimits Read(KernelFiles files)
    {
        ControlGroups groups = new(files);
        return new ContainerLimits(
            Tightest(
                groups.Folders.Select(folder => Quota(files.First($"{folder}/cpu.max"))),
                groups.FoldersOf("cpu").Select(folder =>
                    Quota($"{files.First($"{folder}/cpu.cfs_quota_us")} {files.First($"{folder}/cpu.cfs_period_us")}"))),
            Tightest(
                groups.Folders.Select(folder => Bytes(files.First($"{folder}/memory.max"))),
                groups.FoldersOf("memory").Select(folder => Bytes(files.First($"{folder}/memory.limit_in_bytes")))));
    }

    private static double? Quota(string text) =>
        text.Split(' ') is [var quota, var period] && Number(quota) is { } allowed && Number(period) is > 0 and { } of
            ? (double)allowed / of
            : null;

    private static long? Bytes(string text) => Number(text) is { } bytes and < Unlimited ? bytes : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static T? Tightest<T>(IEnumerable<T?> second, IEnumerable<T?> first)
        where T : struct => second.Concat(first).Min();
}
