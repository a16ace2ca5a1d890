namespace Inferno.Pgo.Profiles.Training;

/// <summary>A training run to be made.</summary>
/// <param name="Command">The program.</param>
/// <param name="TraceOutput">The .nettrace file to write.</param>
/// <param name="Switches">How the runtime instruments it.</param>
public sealed record TrainingPlan(TrainingCommand Command, string TraceOutput, TrainingSwitches Switches);
