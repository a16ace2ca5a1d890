using System.Globalization;
using Inferno.Measuring.Machines;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Verdicts;

/// <summary>Compares a machine before and after it has measured.</summary>
public static class MachineCheck
{
    /// <summary>A processor may run this much slower at the end; its frequency is never quite still.</summary>
    public const double SlowerWithin = .20;

    // What a build holds beyond its verification, which serves one request at a time.
    private const double MemoryMargin = 1.5;

    /// <summary>Share of the run's processor time that may be held back or stolen before it is worth a word.</summary>
    public const double HeldBackShare = .02;

    /// <summary>Everything about the machine that speaks against what it measured between the two states.</summary>
    public static IReadOnlyList<Finding> Compare(MachineState before, MachineState after) =>
        [.. Changes(before, after), .. Frequency(before, after), .. HeldBack(before, after)];

    /// <summary>What speaks against having <paramref name="arms"/> builds alive at once, before the kernel has to say so.</summary>
    /// <param name="arms">At least 1.</param>
    /// <param name="peakBytes">The most that one of them has held while it served one request at a time.</param>
    /// <param name="available">Bytes that there are; nothing is known against it where that is not known.</param>
    public static IReadOnlyList<Finding> Memory(int arms, long peakBytes, long? available)
    {
        long needed = (long)(arms * peakBytes * MemoryMargin);
        return needed > available ? [MeasurementFindings.TooLittleMemory(arms, needed, available.Value)] : [];
    }

    private static IEnumerable<Finding> Changes(MachineState before, MachineState after) =>
        new (string What, string Before, string After)[]
        {
            ("the number of processors", Invariant(before.Processors), Invariant(after.Processors)),
            ("the processor", before.Model, after.Model),
            ("the frequency governor", before.Governor, after.Governor),
        }
        .Where(change => change.Before != change.After)
        .Select(change => MeasurementFindings.MachineChanged(change.What, change.Before, change.After));

    private static IEnumerable<Finding> Frequency(MachineState before, MachineState after) =>
        1 - (after.Frequency / before.Frequency) is > SlowerWithin
            ? [WarningFindings.Throttled(Text($"their frequency went from {before.Frequency:F0} to {after.Frequency:F0} MHz"))]
            : [];

    private static IEnumerable<Finding> HeldBack(MachineState before, MachineState after)
    {
        double available = (after.Clock - before.Clock) * before.Processors;
        if (!(available > 0))
        {
            yield break;
        }

        if ((after.Throttled - before.Throttled) / available is var throttled and > HeldBackShare)
        {
            yield return WarningFindings.Throttled(Text($"a limit of the control group stopped them for {throttled:0%} of the time"));
        }

        if ((after.Stolen - before.Stolen) / available is var stolen and > HeldBackShare)
        {
            yield return WarningFindings.Throttled(Text($"the hypervisor gave {stolen:0%} of their time to others"));
        }
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
