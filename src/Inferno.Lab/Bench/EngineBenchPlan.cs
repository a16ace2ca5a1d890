using Inferno.Measuring.Processes;

namespace Inferno.Lab.Bench;

/// <summary>What a comparison of engines measures.</summary>
/// <param name="Baseline">The build without a profile; it holds all engines.</param>
/// <param name="Pgo">The build with one.</param>
/// <param name="Models">A model directory for each width.</param>
public sealed record EngineBenchPlan(ProgramBuild Baseline, ProgramBuild Pgo, IReadOnlyDictionary<int, string> Models)
{
    /// <summary>Draws the orders of every round.</summary>
    public required int Seed { get; init; }

    /// <summary>Rounds of each case, at least 10.</summary>
    public int Blocks { get; init; } = 10;

    /// <summary>Names of the cases to measure; all where there are none.</summary>
    public IReadOnlyCollection<string> Cases { get; init; } = [];

    /// <summary>After this a launch is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The cases at <paramref name="width"/>.</summary>
    internal IEnumerable<EngineCase> At(int width) =>
        EngineCases.At(width).Where(work => Cases.Count == 0 || Cases.Contains(work.Name));
}
