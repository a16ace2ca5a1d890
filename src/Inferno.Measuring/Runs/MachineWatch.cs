using Inferno.Measuring.Machines;
using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Runs;

/// <summary>Looks at the machine before and after it measures.</summary>
internal sealed class MachineWatch
{
    private readonly MachineProbe _probe = new(new KernelFiles());
    private readonly MachineState _before;

    /// <summary>Measuring is about to begin.</summary>
    public MachineWatch() => _before = _probe.Read();

    /// <summary>
    /// Measuring has ended: what it came to in the light of what the machine did, and how busy that was.
    /// </summary>
    public (ModeResult Result, MachineLoad Load) End(ModeResult result)
    {
        MachineState after = _probe.Read();
        return (
            result.Under(MachineCheck.Compare(_before, after)),
            MachineLoad.Between(_before, after, result.Scenarios.SelectMany(scenario => scenario.Samples.Launches)));
    }
}
