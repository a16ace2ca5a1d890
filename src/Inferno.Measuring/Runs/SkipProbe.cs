using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;

namespace Inferno.Measuring.Runs;

/// <summary>Asks a build whether scenarios can be measured on this machine (<see cref="Scenario.SkipUnless"/>).</summary>
public static class SkipProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <summary>Those of <paramref name="scenarios"/> that <paramref name="build"/> cannot serve here, each with the reason.</summary>
    public static async Task<IReadOnlyList<SkippedScenario>> MissingAsync(
        ProgramBuild build, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        List<SkippedScenario> skipped = [];
        foreach (IGrouping<LaunchSetup, Scenario> question in scenarios
            .Where(scenario => scenario.SkipUnless.Count > 0)
            .GroupBy(scenario => scenario.Launch with { Arguments = scenario.SkipUnless }))
        {
            if (await WhyMissingAsync(build, question.Key, cancellation) is { } reason)
            {
                skipped.AddRange(question.Select(scenario => new SkippedScenario(scenario.Name, reason)));
            }
        }

        return skipped;
    }

    private static async Task<string?> WhyMissingAsync(ProgramBuild build, LaunchSetup question, CancellationToken cancellation)
    {
        try
        {
            LaunchRequest launch = new(build, question.Arguments, Timeout)
            {
                Environment = question.Environment.ToDictionary(one => one.Key, one => (string?)one.Value),
                WorkingDirectory = question.WorkingDirectory,
            };
            await new RunningChild(launch).RunAsync(cancellation);
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
