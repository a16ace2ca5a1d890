using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;

namespace Inferno.Measuring.Rounds;

/// <summary>A launch of a program that knows nothing of rounds, measured as a whole.</summary>
/// <param name="launch">What is started.</param>
/// <param name="request">What is read from it.</param>
/// <param name="metrics">What else is read from what it prints.</param>
internal sealed class WholeLaunch(LaunchRequest launch, RoundRequest request, LogMetrics metrics)
{
    private readonly ProcessMetric _worth =
        request.Number is { } number ? new OutputNumber(new OutputPattern(number.Regex)) : new WallTime();

    private readonly OutputPattern? _same = request.Same is { } same ? new OutputPattern(same) : null;

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="LaunchException">It failed, or did not print what is to be read.</exception>
    public async Task<Launch> RunAsync(CancellationToken cancellation)
    {
        RunningChild child = new(launch);
        await child.RunAsync(cancellation);
        TimeSpan duration = child.Elapsed;
        try
        {
            IReadOnlyList<double> values = _worth.ValuesOf(duration, child.Output.Lines);
            return new Launch
            {
                StartedAt = child.StartedAt,
                Duration = duration.TotalSeconds,
                Cases =
                [
                    new MeasuredCase(request.Cases[0].Name, [.. values.Select(value => new Batch(value, null))], _same?.Find(child.Output.Lines) ?? "", null)
                    {
                        Metrics = metrics.Read(child.Output.Lines),
                    },
                ],
            };
        }
        catch (FormatException e)
        {
            throw child.Failed(LaunchFailure.Unreadable, $"the {launch.Build.Name} gave no value: {e.Message}", 0, e);
        }
    }
}
