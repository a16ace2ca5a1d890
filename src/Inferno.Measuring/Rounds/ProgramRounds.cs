using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;

namespace Inferno.Measuring.Rounds;

/// <summary>Rounds of <c>concurrent_inference</c>.</summary>
/// <param name="ModelPath">The model directory.</param>
/// <param name="Timeout">Of an answer, times the builds that are alive.</param>
public sealed record ProgramRounds(string ModelPath, TimeSpan Timeout)
{
    /// <summary>A round in which every build settles and serves every case.</summary>
    /// <param name="name">The round's name, for people.</param>
    /// <param name="arms">The builds.</param>
    /// <param name="cases">What they serve, each by a name of its own; all on one engine.</param>
    /// <param name="seed">Draws its orders.</param>
    public RoundRequest Warm(
        string name, IReadOnlyList<ProgramBuild> arms, IReadOnlyList<(string Name, Workload Workload)> cases, int seed) =>
        new(
            name,
            arms,
            [.. cases.Select(one => new RoundCase(one.Name, one.Workload.Batches))],
            ProgramArguments.Several(cases, ModelPath)) { Seed = seed, Timeout = Timeout };

    /// <summary>A round in which every build is started for one workload's first result.</summary>
    public RoundRequest Cold(string name, IReadOnlyList<ProgramBuild> arms, Workload workload, int seed) =>
        One(name, arms, workload, seed) with { IsCold = true };

    /// <summary>A round of one batch in which builds say what compiled them; it is never timed.</summary>
    public RoundRequest Verification(IReadOnlyList<ProgramBuild> arms, Workload workload, int seed) =>
        One("verification", arms, workload, seed) with { CountsMethods = true };

    private RoundRequest One(string name, IReadOnlyList<ProgramBuild> arms, Workload workload, int seed) =>
        new(name, arms, [new RoundCase("", 1)], ProgramArguments.One(workload, ModelPath)) { Seed = seed, Timeout = Timeout };
}
