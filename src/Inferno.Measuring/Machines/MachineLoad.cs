using Inferno.Measuring.Rounds;

namespace Inferno.Measuring.Machines;

/// <summary>How busy a machine was around and during a measurement; no part of its fingerprint.</summary>
/// <param name="Before">Processes running or ready, averaged over the minute before; <see langword="null"/> where
/// unknown.</param>
/// <param name="During">The same over the last minute of measuring, the measured launches included.</param>
/// <param name="Waited">Time that launches waited for a processor, as a share of the processor time that they
/// used.</param>
public sealed record MachineLoad(double? Before, double? During, double? Waited)
{
    /// <summary>Processor time that the hypervisor gave to others, as a share of what there was, in [0, 1].</summary>
    public double Stolen { get; init; }

    /// <summary>
    /// Time that a control group's limit held processes back, as a share of the processor time that there was.
    /// </summary>
    public double Throttled { get; init; }

    /// <summary>The load between two states of one machine, of which <paramref name="launches"/> were part.</summary>
    public static MachineLoad Between(MachineState before, MachineState after, IEnumerable<Launch> launches)
    {
        double available = Math.Max(after.Clock - before.Clock, double.Epsilon) * before.Processors;
        return new MachineLoad(before.LoadAverage, after.LoadAverage, WaitedShare(launches))
        {
            Stolen = (after.Stolen - before.Stolen) / available,
            Throttled = (after.Throttled - before.Throttled) / available,
        };
    }

    /// <summary>
    /// Run-queue delay of <paramref name="launches"/> over their processor time; <see langword="null"/> where none
    /// knows.
    /// </summary>
    public static double? WaitedShare(IEnumerable<Launch> launches)
    {
        Launch[] known = [.. launches.Where(launch => launch.Case.Evidence?.RunQueueDelay is not null)];
        double used = known.Sum(launch => launch.Case.Evidence!.ProcessorTime);
        return used > 0 ? known.Sum(launch => launch.Case.Evidence!.RunQueueDelay!.Value) / used : null;
    }
}
