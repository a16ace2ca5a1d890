using System.Diagnostics;
using System.Globalization;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Launching;

/// <summary>A scenario on its way to a verdict.</summary>
internal sealed class RotatingScenario(ILauncher launcher, Comparison comparison, MeasurementSettings settings)
{
    private readonly PairRunner _pairs = new(launcher, comparison, settings);
    private readonly IReadOnlyList<int> _looks = comparison.Scenario.Expectation.Looks;
    private double _seconds;

    /// <summary>The verdict; <see langword="null"/> while pairs are wanted.</summary>
    public Verdict? Verdict { get; private set; }

    public ScenarioResult Result => new(_pairs.Samples, Verdict!, _seconds);

    /// <summary>Measures one pair, looks where that is due, and says where the scenario stands.</summary>
    public async Task<string> StepAsync(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            await _pairs.MeasureNextAsync(cancellation);
            Verdict = _looks.Contains(_pairs.Samples.Pairs.Count) ? Judge.AtLook(_pairs.Samples) : null;
        }
        catch (LaunchException e)
        {
            Verdict = Verdicts.Verdict.Invalid([MeasurementFindings.LaunchFailed(e.Message)]);
        }

        _seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
        return Describe();
    }

    private string Describe()
    {
        Samples samples = _pairs.Samples;
        int done = samples.Pairs.Count;
        string position = string.Create(
            CultureInfo.InvariantCulture, $"{samples.Scenario.Name}: pair {done} of at most {_looks[^1]}");
        return Verdict is null
            ? $"{position}{LastTimes(samples)}, {TimeLeft.Describe(_looks, done, _seconds)}"
            : $"{position}: {Verdict}";
    }

    private static string LastTimes(Samples samples)
    {
        Metric metric = samples.Scenario.Metric;
        LaunchPair last = samples.Pairs[^1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $", {LaunchPair.Value(last.Baseline, metric) * 1000:F2} ms against {LaunchPair.Value(last.Candidate, metric) * 1000:F2} ms");
    }
}
