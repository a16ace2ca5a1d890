using Inferno.Lab.Noise;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Noise;

/// <summary>Collects traces from scripted builds, cancelled after so many rounds.</summary>
internal sealed class Collection(double copySlowdown = 0)
{
    public static readonly MeasurementSettings Settings = new(11, TimeSpan.FromSeconds(9));

    public static readonly Scenario Canary = SampleFactory.Scenario(new NoDifference());

    public static readonly ProgramBuild Baseline = new("baseline", "b");

    public static readonly ProgramBuild Copy = new("byte copy", "c");

    public SilentProgress Progress { get; } = new();

    /// <summary>Numbers, from 1, of the rounds in which the copy dies.</summary>
    public HashSet<int> Dying { get; } = [];

    public async Task<CopyTrace> CollectAsync(int rounds)
    {
        using CancellationTokenSource caller = new();
        Random noise = new(3);
        ScriptedRounds scripted = new((Asked asked) =>
        {
            if (asked.Round > rounds)
            {
                caller.Cancel();
                caller.Token.ThrowIfCancellationRequested();
            }

            return Dying.Contains(asked.Round) && asked.Build == Copy
                ? throw ScriptedRounds.Dying(asked.Build)
                : SampleFactory.Noisy(new LaunchFigures(), asked.Build == Copy ? .004 * (1 + copySlowdown) : .004, noise).ToCase(asked.Case);
        });
        return await new TraceCollector(scripted, Canary, Settings, Progress)
            .CollectAsync(Baseline, Copy, TimeSpan.FromMinutes(5), caller.Token);
    }
}
