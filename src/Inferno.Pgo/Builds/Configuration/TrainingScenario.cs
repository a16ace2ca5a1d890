using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>One run of the program that the profile learns from.</summary>
/// <param name="Name">What the run stands for; unique, letters, digits and hyphens, for it names files.</param>
/// <param name="Arguments">The program's arguments, environment variables already expanded.</param>
public sealed record TrainingScenario(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables of the program's environment, on top of ours; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>When the run is over.</summary>
    public TrainingEnding Ending { get; init; } = new();

    /// <summary>Whether what a failed run has counted is kept.</summary>
    public bool KeepFailed { get; init; }

    /// <summary>All that decides what the run does: another text, another profile.</summary>
    internal string Text() => string.Join('\0', [Name, .. Arguments, .. Rest()]);

    private IEnumerable<string> Rest()
    {
        foreach ((string name, string? value) in Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            yield return $"environment {name}={value}";
        }

        if (Ending.Ready is { } ready)
        {
            yield return $"ready {ready}";
        }

        if (Ending.Drive is { } driver)
        {
            yield return $"drive {driver}";
        }

        if (Ending.After is { } after)
        {
            yield return $"stop after {after}";
        }

        if (Ending.Line is { } line)
        {
            yield return $"stop when {line}";
        }

        if (Ending.Signal != StopSignal.Terminate)
        {
            yield return $"stop {Ending.Signal.Name()}";
        }
    }
}
