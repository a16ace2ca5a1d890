using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Logs;

/// <summary>What the process says of the run time it ran on.</summary>
/// <param name="DynamicPgo">Whether the run time's profile-guided tier is on.</param>
/// <param name="Tier1Instrumented">
/// Methods compiled with instrumentation; <see langword="null"/> where the launch did not listen for them.
/// </param>
/// <param name="ReadyToRun">Whether the program carries precompiled code.</param>
/// <param name="NativeAot">Whether the program is compiled ahead of time altogether.</param>
public sealed partial record RuntimeEvidence(bool DynamicPgo, int? Tier1Instrumented, bool ReadyToRun, bool NativeAot)
{
    /// <summary>Processor time of the process, in seconds.</summary>
    public required double ProcessorTime { get; init; }

    /// <summary>Seconds that the process was ready and waited for a processor; <see langword="null"/> where unknown.</summary>
    public required double? RunQueueDelay { get; init; }

    /// <summary>Seconds that garbage collection paused the process.</summary>
    public required double GarbageCollectionPause { get; init; }

    /// <summary>Bytes that the measured batches allocated on the managed heap.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>The most memory that the process has held, in bytes.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Methods compiled by tier; <see langword="null"/> where the launch did not listen for them.</summary>
    public CompiledMethods? Compiled { get; init; }

    internal static RuntimeEvidence Read(LogCursor log)
    {
        log.SkipPast("RUNTIME EVIDENCE");
        Match line = log.Expect(
            Pattern, "'PGO: dynamic=on  tier1-instrumented methods: 212  ReadyToRun: yes  NativeAOT: no  processor time: …'");
        Match memory = log.Expect(MemoryPattern, "'Allocated: 123456 bytes   Peak memory: 123456 bytes'");
        return new RuntimeEvidence(
            line.Groups["dynamic"].Value == "on",
            line.Groups["tier1"].Success ? LogCursor.Count(line, "tier1") : null,
            line.Groups["r2r"].Value == "yes",
            line.Groups["aot"].Value == "yes")
        {
            ProcessorTime = LogCursor.Number(line, "processor"),
            RunQueueDelay = line.Groups["queue"].Success ? LogCursor.Number(line, "queue") : null,
            GarbageCollectionPause = LogCursor.Number(line, "gc"),
            AllocatedBytes = LogCursor.LongCount(memory, "allocated"),
            PeakBytes = LogCursor.LongCount(memory, "peak"),
            Compiled = log.Accept(TierPattern) is { } tiers ? ByTier(tiers) : null,
        };
    }

    private static CompiledMethods ByTier(Match line) => new(
        LogCursor.Count(line, "tier0"),
        LogCursor.Count(line, "tier0i"),
        LogCursor.Count(line, "tier1i"),
        LogCursor.Count(line, "tier1"),
        LogCursor.Count(line, "untiered"));

    [GeneratedRegex(
        @"^\s+PGO:\s+dynamic=(?<dynamic>on|off)\s+tier1-instrumented methods:\s+((?<tier1>\d{1,9})|not collected)\s+"
        + @"ReadyToRun:\s+(?<r2r>yes|no)\s+NativeAOT:\s+(?<aot>yes|no)\s+processor time:\s+(?<processor>\d+\.\d{6})s\s+"
        + @"run-queue delay:\s+((?<queue>\d+\.\d{6})s|n/a)\s+GC pause:\s+(?<gc>\d+\.\d{6})s\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }

    [GeneratedRegex(
        @"^\s+Allocated:\s+(?<allocated>\d{1,18}) bytes\s+Peak memory:\s+(?<peak>\d{1,18}) bytes\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex MemoryPattern { get; }

    [GeneratedRegex(
        @"^\s+Methods by tier:\s+tier0 (?<tier0>\d{1,9})\s+tier0-instrumented (?<tier0i>\d{1,9})\s+"
        + @"tier1-instrumented (?<tier1i>\d{1,9})\s+tier1 (?<tier1>\d{1,9})\s+untiered (?<untiered>\d{1,9})\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex TierPattern { get; }
}
