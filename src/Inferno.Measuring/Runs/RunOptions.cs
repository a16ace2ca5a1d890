namespace Inferno.Measuring.Runs;

/// <summary>What a run is asked to do.</summary>
/// <param name="Seed">Draws the order within every pair; <see langword="null"/> draws one.</param>
/// <param name="ConfigPath">What is built, how it is trained, and what is measured: the path of a pgo.json.</param>
public sealed record RunOptions(int? Seed, string ConfigPath)
{
    /// <summary>Which builds to look for regressions against; <see langword="null"/> for none.</summary>
    public ReferenceOptions? Reference { get; init; }

    /// <summary>Whether the suite must find a slowdown that is there (<see cref="Scenarios.Role.SelfCheck"/>), where its configuration declares one.</summary>
    public bool ChecksItself { get; init; }

    /// <summary>Whether what stays undecided counts as a failure, so that every pair is worth measuring.</summary>
    public bool IsStrict { get; init; }

    /// <inheritdoc cref="Scenarios.ScenarioSelection.Expectation"/>
    public Scenarios.Expectation? Expectation { get; init; }

    /// <summary>After this, times its cases, a launch is killed and its pair voided.</summary>
    public TimeSpan LaunchTimeout { get; init; } = MeasurementSettings.DefaultLaunchTimeout;

    /// <summary>What the configuration reads in the place of environment variables of the same name.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

}
