using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Launching;

/// <summary>
/// Measures several scenarios pair by pair in turn, so that a burst of foreign load spreads over all of them, until each
/// has its verdict.
/// </summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="settings">What all launches share.</param>
/// <param name="progress">Told after every pair, a line at a time.</param>
public sealed class Rotation(ILauncher launcher, MeasurementSettings settings, IProgress<string> progress)
{
    /// <summary>Measures <paramref name="comparisons"/> and returns their results in the same order.</summary>
    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(
        IReadOnlyList<Comparison> comparisons, CancellationToken cancellation)
    {
        RotatingScenario[] scenarios =
            [.. comparisons.Select((comparison, index) => new RotatingScenario(launcher, comparison, Seeded(index)))];
        while (scenarios.Any(scenario => scenario.Verdict is null))
        {
            foreach (RotatingScenario scenario in scenarios.Where(scenario => scenario.Verdict is null))
            {
                progress.Report(await scenario.StepAsync(cancellation));
            }
        }

        return [.. scenarios.Select(scenario => scenario.Result)];
    }

    // Scenarios that shared one schedule would share its chance imbalances.
    private MeasurementSettings Seeded(int scenario) => settings with { Seed = unchecked(settings.Seed + scenario) };
}
