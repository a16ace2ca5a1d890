using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Launching;

/// <summary>Measures scenarios on the builds of one mode: first that the profile works at all, then what it gains.</summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="settings">What all launches share.</param>
/// <param name="progress">Told what is being done, a line at a time.</param>
public sealed class ModeRun(ILauncher launcher, MeasurementSettings settings, IProgress<string> progress)
{
    // Enough steady work to reach the instrumented tier; the first measured prompt will do.
    private static readonly Workload Verification =
        new(MeasuredPrompts.FewTokens, 1, Decoding.Greedy);

    /// <summary>Measures <paramref name="scenarios"/> until each has its verdict.</summary>
    public async Task<ModeResult> RunAsync(
        PgoMode mode, ModeBuilds builds, IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        (Evidence? evidence, IReadOnlyList<Finding> findings) = await VerifyAsync(mode, builds, cancellation);
        if (findings.Count > 0)
        {
            progress.Report($"{mode.Name()}: not measured: {string.Join("; ", findings)}");
            return ModeResult.NotMeasured(mode, evidence, scenarios, findings);
        }

        Rotation rotation = new(launcher, settings, progress);
        IReadOnlyList<ScenarioResult> results = await rotation.RunAsync(
            Comparison.Group(scenarios, builds.PairFor), cancellation);
        ScenarioResult[] inOrder =
            [.. scenarios.Select(scenario => results.Single(result => result.Samples.Scenario == scenario))];
        return new ModeResult(mode, evidence, inOrder).UnderSelfCheck().UnderCanary();
    }

    private async Task<(Evidence?, IReadOnlyList<Finding>)> VerifyAsync(
        PgoMode mode, ModeBuilds builds, CancellationToken cancellation)
    {
        progress.Report($"{mode.Name()}: asking both builds which tiers compiled them");
        try
        {
            Evidence evidence = new(
                (await LaunchAsync(builds.Baseline, cancellation)).Log.Evidence,
                (await LaunchAsync(builds.Pgo, cancellation)).Log.Evidence);
            return (evidence, EvidenceCheck.Check(mode, evidence.Baseline, evidence.Pgo));
        }
        catch (LaunchException e)
        {
            return (null, [MeasurementFindings.LaunchFailed(e.Message)]);
        }
    }

    private Task<Launch> LaunchAsync(ProgramBuild build, CancellationToken cancellation) => launcher.LaunchAsync(
        new LaunchRequest(
            build.Executable, ProgramArguments.Verifying(Verification, settings.ModelPath), settings.LaunchTimeout),
        cancellation);
}
