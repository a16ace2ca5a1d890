using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>One case that a build is asked for.</summary>
/// <param name="Build">The build.</param>
/// <param name="Case">The case.</param>
/// <param name="Round">Number of the round, from 1.</param>
public sealed record Asked(ProgramBuild Build, string Case, int Round);

/// <summary>Answers rounds from a function, and remembers what was asked for.</summary>
public sealed class ScriptedRounds(Func<Asked, MeasuredCase> answer) : IRounds
{
    private readonly List<RoundRequest> _requests = [];

    public IReadOnlyList<RoundRequest> Requests => _requests;

    /// <summary>Rounds whose builds take as long as told, with a little noise.</summary>
    public static ScriptedRounds Taking(Func<Asked, double> seconds)
    {
        Random noise = new(3);
        return new ScriptedRounds(asked => SampleFactory.Noisy(new LaunchFigures(), seconds(asked), noise).ToCase(asked.Case));
    }

    public Task<Round> MeasureAsync(RoundRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _requests.Add(request);
        return Task.FromResult(new Round(
            [.. request.Arms.Select(arm => arm.Name)],
            request.Arms.ToDictionary(arm => arm.Name, arm => Launch(request, arm))));
    }

    /// <summary>The failure of a build that died.</summary>
    public static LaunchException Dying(ProgramBuild build, LaunchFailure failure = LaunchFailure.Crashed) => new(
        failure, "the child died", new LaunchTranscript(build.Name, build.Executable, 134, TimeSpan.FromSeconds(1)));

    private Launch Launch(RoundRequest request, ProgramBuild arm)
    {
        MeasuredCase[] cases = [.. request.Cases.Select(one => answer(new Asked(arm, one.Name, _requests.Count)))];
        return new Launch
        {
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = 3,
            FirstResult = request.Metric == Metric.Cold ? 10 * cases[0].Batches[0].Seconds : null,
            Settling = request.Metric == Metric.Cold ? null : new Settling(true, 117, 2310, 1.5),
            Cases = cases,
        };
    }
}
