using System.Globalization;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Machines;

namespace Inferno.PgoPerf.Verdicts;

/// <summary>Compares a machine before and after it has measured.</summary>
public static class MachineCheck
{
    /// <summary>A processor may run this much slower at the end; its frequency is never quite still.</summary>
    public const double SlowerWithin = .20;

    /// <summary>Share of the run's processor time that may be held back or stolen before it is worth a word.</summary>
    public const double HeldBackShare = .02;

    /// <summary>Everything about the machine that speaks against what it measured between the two states.</summary>
    public static IReadOnlyList<Finding> Compare(MachineState before, MachineState after) =>
        [.. Changes(before, after), .. Frequency(before, after), .. HeldBack(before, after)];

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
