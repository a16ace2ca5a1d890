namespace Inferno.Measuring.Machines;

/// <summary>What of a machine must stay as it is while something is measured on it.</summary>
/// <param name="Processors">Processors that this process may use.</param>
/// <param name="Model">The processor's name; empty where unknown.</param>
/// <param name="Governor">The rule that sets its frequency; empty where unknown.</param>
public sealed record MachineState(int Processors, string Model, string Governor)
{
    /// <summary>Seconds since some fixed moment, by a clock that never steps back.</summary>
    public required double Clock { get; init; }

    /// <summary>Mean frequency of the processors in MHz; <see langword="null"/> where unknown.</summary>
    public double? Frequency { get; init; }

    /// <summary>Seconds that the control group's limit has held this process's group back so far; 0 where unknown.</summary>
    public double Throttled { get; init; }

    /// <summary>Processor seconds that the hypervisor has given to others so far, over all processors; 0 where unknown.</summary>
    public double Stolen { get; init; }

    /// <summary>Processes running or ready to run, averaged over the last minute; <see langword="null"/> where unknown.</summary>
    public double? LoadAverage { get; init; }
}
