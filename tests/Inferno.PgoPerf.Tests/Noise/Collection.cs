using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Noise;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Noise;

/// <summary>Collects traces from a scripted program, cancelled after so many launches.</summary>
internal sealed class Collection(double copySlowdown = 0)
{
    public static readonly MeasurementSettings Settings = new("model", 11, TimeSpan.FromSeconds(9));

    public static readonly BuildPair Builds = new(new ProgramBuild("baseline", "b"), new ProgramBuild("byte copy", "c"));

    public SilentProgress Progress { get; } = new();

    /// <summary>Numbers, from 1, of the launches that die.</summary>
    public HashSet<int> Dying { get; } = [];

    public async Task<CopyTrace> CollectAsync(int launches)
    {
        using CancellationTokenSource caller = new();
        Random noise = new(3);
        ScriptedLauncher launcher = new((request, number) =>
        {
            if (number > launches)
            {
                caller.Cancel();
                caller.Token.ThrowIfCancellationRequested();
            }

            return Dying.Contains(number)
                ? throw ScriptedLauncher.Dying(request)
                : SampleFactory.Launch(request.Executable == "c" ? .004 * (1 + copySlowdown) : .004, noise);
        });
        return await new TraceCollector(launcher, Settings, Progress)
            .CollectAsync(Builds, TimeSpan.FromMinutes(5), caller.Token);
    }
}
