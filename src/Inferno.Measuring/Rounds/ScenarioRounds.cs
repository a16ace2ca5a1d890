using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;

namespace Inferno.Measuring.Rounds;

/// <summary>Asks for rounds of scenarios.</summary>
/// <param name="Timeout">Of an answer, times the builds that are alive, where a scenario has no limit of its own.</param>
public sealed record ScenarioRounds(TimeSpan Timeout)
{
    /// <summary>A round that measures <paramref name="scenarios"/>, all of one group, in the same launches.</summary>
    /// <param name="name">The round's name, for people.</param>
    /// <param name="arms">The builds.</param>
    /// <param name="scenarios">What is measured, at least one.</param>
    /// <param name="seed">Draws its orders.</param>
    public RoundRequest Of(string name, IReadOnlyList<ProgramBuild> arms, IReadOnlyList<Scenario> scenarios, int seed)
    {
        Scenario first = scenarios[0];
        Workload[] workloads = [.. scenarios.SelectMany(WorkloadsOf).Distinct()];
        return new RoundRequest(
            name,
            arms,
            [.. workloads.Select(workload => new RoundCase(workload.Name, first.Metric == Metric.Warm ? workload.Batches : 1))],
            first.Launch.ArgumentsFor(workloads))
        {
            Seed = seed,
            Timeout = first.Launch.Timeout ?? Timeout,
            Metric = first.Metric,
            Number = first.Number,
            Same = first.Same,
            Environment = first.Launch.Environment,
            WorkingDirectory = first.Launch.WorkingDirectory,
        };
    }

    /// <summary>A round of one batch in which builds say what compiled them; it is never timed.</summary>
    /// <param name="arms">The builds.</param>
    /// <param name="trial">Any scenario of a program that takes part in rounds.</param>
    /// <param name="seed">Draws its orders.</param>
    public RoundRequest Verification(IReadOnlyList<ProgramBuild> arms, Scenario trial, int seed)
    {
        Scenario once = trial with { Metric = Metric.Warm, Workload = trial.Workload with { Batches = 1 }, CandidateWorkload = null };
        return Of("verification", arms, [once], seed) with { CountsMethods = true };
    }

    private static IEnumerable<Workload> WorkloadsOf(Scenario scenario) =>
        scenario.CandidateWorkload is { } other ? [scenario.Workload, other] : [scenario.Workload];
}
