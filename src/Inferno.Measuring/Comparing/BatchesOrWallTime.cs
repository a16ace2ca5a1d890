using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;

namespace Inferno.Measuring.Comparing;

/// <summary>The batches of programs that take part in rounds; of programs that do not, the time that the process lives.</summary>
/// <param name="Count">Batches of each build in a round, at least 1; their median is its value.</param>
public sealed record BatchesOrWallTime(int Count) : ProgramMetric
{
    /// <summary>Which of both it is: each build is asked for one batch.</summary>
    /// <exception cref="ArgumentException">One build takes part and the other does not.</exception>
    /// <exception cref="LaunchException">A build died.</exception>
    internal async Task<ProgramMetric> ResolveAsync(ComparisonPlan plan, CancellationToken cancellation)
    {
        (ProgramBuild baseline, ProgramBuild candidate) = plan.Programs;
        return (await TakesPartAsync(baseline, plan, cancellation), await TakesPartAsync(candidate, plan, cancellation)) switch
        {
            (true, true) => new LiveBatches(Count),
            (false, false) => new WallTime(),
            (true, false) => throw OnlyOne(baseline, candidate),
            (false, true) => throw OnlyOne(candidate, baseline),
        };
    }

    private static async Task<bool> TakesPartAsync(ProgramBuild build, ComparisonPlan plan, CancellationToken cancellation)
    {
        RoundRequest one = new("trial", [build], [new RoundCase("", 1)], plan.Arguments) { Seed = 0, Timeout = plan.Timeout, Metric = Metric.Cold };
        try
        {
            _ = await new LiveRounds(place: null, []).MeasureAsync(one, cancellation);
            return true;
        }
        catch (LaunchException e) when (e.Failure == LaunchFailure.TakesNoPart)
        {
            return false;
        }
    }

    private static ArgumentException OnlyOne(ProgramBuild part, ProgramBuild none) => new(
        $"{part.Name} takes part in rounds (package Inferno.Measured) and {none.Name} does not, so their batches cannot be compared; "
        + $"name what both have: --metric {ProcessMetric.Wall}, or a regular expression of a number that both print");
}
