using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Runs;

/// <summary>Asks a build whether the engines that scenarios need can be used on this machine.</summary>
public static class EngineProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <summary>Those of <paramref name="scenarios"/> that <paramref name="build"/> cannot serve here, each with the reason.</summary>
    public static async Task<IReadOnlyList<SkippedScenario>> MissingAsync(
        ProgramBuild build, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        List<SkippedScenario> skipped = [];
        foreach (IGrouping<string, Scenario> engine in scenarios
            .Where(scenario => scenario.NeedsDevice)
            .GroupBy(scenario => scenario.Workload.Engine))
        {
            if (await WhyMissingAsync(build, engine.Key, cancellation) is { } reason)
            {
                skipped.AddRange(engine.Select(scenario => new SkippedScenario(scenario.Name, reason)));
            }
        }

        return skipped;
    }

    private static async Task<string?> WhyMissingAsync(
        ProgramBuild build, string engine, CancellationToken cancellation)
    {
        try
        {
            await new RunningChild(new LaunchRequest(build, ["--engine", engine, "--check-engine"], Timeout))
                .RunAsync(cancellation);
            return null;
        }
        catch (LaunchException e) when (e.Failure == LaunchFailure.Crashed && e.Transcript.ErrorTail.Count > 0)
        {
            return e.Transcript.ErrorTail[^1];
        }
        catch (LaunchException e)
        {
            return e.Cause;
        }
    }
}
