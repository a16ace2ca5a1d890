using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Logs;

namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>Answers launches from a function, and remembers what was asked for.</summary>
public sealed class ScriptedLauncher(Func<LaunchRequest, int, Launch> answer) : ILauncher
{
    private readonly List<LaunchRequest> _requests = [];

    public IReadOnlyList<LaunchRequest> Requests => _requests;

    public IEnumerable<string> Executables => _requests.Select(request => request.Executable);

    public Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _requests.Add(request);
        return Task.FromResult(answer(request, _requests.Count));
    }

    /// <summary>A launch that printed <paramref name="log"/>.</summary>
    public static Launch Printing(LogText log, double firstResult = .1) => new()
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        Duration = 2 * firstResult,
        FirstResult = firstResult,
        Logs = ProgramLog.Parse(log.Lines),
    };

    /// <summary>The failure of a launch that died.</summary>
    public static LaunchException Dying(LaunchRequest request, LaunchFailure failure = LaunchFailure.Crashed) => new(
        failure, "the child died", new LaunchTranscript(request.Executable, request.Executable, 134, TimeSpan.FromSeconds(1)));
}
