using System.Diagnostics;
using System.Globalization;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Measuring.Machines;

/// <summary>Everything that a checkup looks at.</summary>
public sealed record CheckupFacts
{
    /// <summary>The SDK's version; <see langword="null"/> where none runs.</summary>
    public string? Sdk { get; init; }

    /// <summary>Why no SDK runs, in its own words; empty where one does, or where none could be started.</summary>
    public string SdkFailure { get; init; } = "";

    /// <summary>The folder that the SDK wants for itself and that is not there; <see langword="null"/> where it has one.</summary>
    public string? HomeMissing { get; init; }

    /// <summary>What is missing to link native executables; <see langword="null"/> where nothing is.</summary>
    public string? LinkerMissing { get; init; }

    /// <summary>Processors that this process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>Ticks a second of the clock that measures.</summary>
    public required long ClockFrequency { get; init; }

    /// <summary>The kernel's source of time; empty where unknown.</summary>
    public string ClockSource { get; init; } = "";

    /// <summary>Processes running or ready to run, averaged over the last minute; <see langword="null"/> where unknown.</summary>
    public double? LoadAverage { get; init; }

    /// <summary>The rule that sets the processors' frequency; empty where unknown.</summary>
    public string Governor { get; init; } = "";

    /// <summary>What the control groups allow.</summary>
    public required ContainerLimits Limits { get; init; }

    /// <summary>Bytes of memory that processes may still take, limits included.</summary>
    public required long Memory { get; init; }

    /// <summary>Bytes free on the disk that receives the builds.</summary>
    public required long Disk { get; init; }

    /// <summary>Looks at this machine.</summary>
    /// <param name="config">What is to be built on it, and where to.</param>
    /// <param name="files">What the kernel tells.</param>
    /// <param name="cancellation">Ends the wait for the SDK.</param>
    public static async Task<CheckupFacts> GatherAsync(
        PgoConfig config, KernelFiles files, CancellationToken cancellation)
    {
        ContainerLimits limits = ContainerLimits.Read(files);
        (string? sdk, string failure) = await SdkAsync(config.Root, cancellation);
        return new CheckupFacts
        {
            Sdk = sdk,
            SdkFailure = failure,
            HomeMissing = Home() is { } home && !Directory.Exists(home) ? home : null,
            LinkerMissing = new Builder(config).Missing(PgoMode.NativeAot),
            Processors = Environment.ProcessorCount,
            ClockFrequency = Stopwatch.Frequency,
            ClockSource = files.First("sys/devices/system/clocksource/clocksource0/current_clocksource"),
            LoadAverage = files.LoadAverage,
            Governor = files.Governor,
            Limits = limits,
            Memory = Math.Min(limits.Memory ?? long.MaxValue, Available(files)),
            Disk = new DriveInfo(Existing(config.Output)).AvailableFreeSpace,
        };
    }

    private static async Task<(string? Version, string Failure)> SdkAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            return (await DotnetSdk.VersionAsync(folder, cancellation), "");
        }
        catch (ChildProcessException e)
        {
            string said = e.ExitCode is null ? "" : e.Output.StandardError + e.Output.StandardOutput;
            return (null, said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(""));
        }
    }

    /// <summary>Where the SDK keeps its own files: DOTNET_CLI_HOME, or else the user's folder; <see langword="null"/> where Windows knows it.</summary>
    private static string? Home() => Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") is { Length: > 0 } own ? own
        : OperatingSystem.IsWindows() ? null
        : Environment.GetEnvironmentVariable("HOME");

    private static long Available(KernelFiles files) => long.TryParse(
        files.Value("proc/meminfo", "MemAvailable").Split(' ')[0], CultureInfo.InvariantCulture, out long kibibytes)
        ? kibibytes * 1024
        : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static string Existing(string folder)
    {
        string? at = folder;
        while (at is not null && !Directory.Exists(at))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? Path.GetPathRoot(folder)!;
    }
}
