namespace Inferno.Pgo.Profiles.Training;

/// <summary>A training run to be made.</summary>
/// <param name="Command">The program.</param>
/// <param name="TraceOutput">The .nettrace file to write.</param>
/// <param name="Switches">How the runtime instruments it.</param>
public sealed record TrainingPlan(TrainingCommand Command, string TraceOutput, TrainingSwitches Switches)
{
    /// <summary>
    /// The assembly, without extension, of the process whose trace is kept where the command starts several; where null, it is of those
    /// that are not the SDK's the one that counted most, and one that runs tests only where it drove no other.
    /// </summary>
    public string? Program { get; init; }

    /// <summary>When it is over.</summary>
    public TrainingEnding Ending { get; init; } = new();

    /// <summary>Whether what a failed run has counted is kept: a program that ends with another code than 0, a driver that fails.</summary>
    public bool KeepFailed { get; init; }
}
