namespace Inferno.Pgo.Profiles.Training;

/// <summary>A finished training run.</summary>
/// <param name="TracePath">The trace that it left.</param>
/// <param name="InstrumentedMethods">Methods that the trace has data of, > 0.</param>
/// <param name="OtherProcesses">Further .NET processes that it started, by their assemblies; their traces were dropped.</param>
/// <param name="Duration">How long the program ran.</param>
public sealed record TrainingResult(string TracePath, int InstrumentedMethods, IReadOnlyList<string> OtherProcesses, TimeSpan Duration)
{
    internal const string BrokenOff = "its trace breaks off, and what was counted later is missing";

    /// <summary>What went wrong with a run whose trace was kept all the same, in one line each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
