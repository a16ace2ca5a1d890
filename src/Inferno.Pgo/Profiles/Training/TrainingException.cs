namespace Inferno.Pgo.Profiles.Training;

/// <summary>A training run failed or left nothing to learn from.</summary>
public sealed class TrainingException : Exception
{
    internal TrainingException(string problem, TrainingOutcome outcome, Exception? inner = null)
        : base(outcome.Describe(problem), inner)
    {
        (Command, ExitCode, Duration) = (outcome.Command.ToString(), outcome.ExitCode, outcome.Duration);
    }

    /// <summary>The same failure, and where it came about.</summary>
    internal TrainingException(string place, TrainingException failure)
        : base($"{place}: {failure.Message}", failure) =>
        (Command, ExitCode, Duration) = (failure.Command, failure.ExitCode, failure.Duration);

    public string Command { get; }

    /// <summary>Null where the program did not start.</summary>
    public int? ExitCode { get; }

    public TimeSpan Duration { get; }
}
