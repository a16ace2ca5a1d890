using System.Globalization;

namespace Inferno.PgoPerf.Machines;

/// <summary>What the control groups around this process allow it.</summary>
/// <param name="Processors">Processors' worth of time, may be a fraction; <see langword="null"/> where nothing limits it.</param>
/// <param name="Memory">Bytes; <see langword="null"/> where nothing limits it.</param>
public sealed record ContainerLimits(double? Processors, long? Memory)
{
    private const string Root = "sys/fs/cgroup";

    // Version 1 writes "no limit" as the largest multiple of the page size.
    private const long Unlimited = long.MaxValue / 2;

    /// <summary>The tightest limits of this process's group and of those above it (cgroups(7), version 2 and version 1).</summary>
    public static ContainerLimits Read(KernelFiles files)
    {
        string[] groups = [.. Ancestors(OwnGroup(files))];
        return new ContainerLimits(
            Tightest([.. groups.Select(group => Quota(files.First($"{Root}{group}/cpu.max"))), FirstQuota(files)]),
            Tightest([.. groups.Select(group => Bytes(files.First($"{Root}{group}/memory.max"))), FirstBytes(files)]));
    }

    private static string OwnGroup(KernelFiles files) => files.Lines("proc/self/cgroup")
        .Where(line => line.StartsWith("0::", StringComparison.Ordinal))
        .Select(line => line[3..].TrimEnd('/'))
        .FirstOrDefault("");

    private static IEnumerable<string> Ancestors(string group)
    {
        while (group.Length > 0)
        {
            yield return group;
            group = group[..group.LastIndexOf('/')];
        }

        yield return "";
    }

    private static double? Quota(string text) =>
        text.Split(' ') is [var quota, var period] && Number(quota) is { } allowed && Number(period) is > 0 and { } of
            ? (double)allowed / of
            : null;

    private static double? FirstQuota(KernelFiles files) =>
        Quota($"{files.First($"{Root}/cpu/cpu.cfs_quota_us")} {files.First($"{Root}/cpu/cpu.cfs_period_us")}");

    private static long? Bytes(string text) => Number(text);

    private static long? FirstBytes(KernelFiles files) =>
        Number(files.First($"{Root}/memory/memory.limit_in_bytes")) is { } bytes and < Unlimited ? bytes : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static T? Tightest<T>(IEnumerable<T?> limits)
        where T : struct => limits.Min();
}
