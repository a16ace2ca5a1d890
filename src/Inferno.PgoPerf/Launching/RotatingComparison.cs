using System.Diagnostics;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Launching;

/// <summary>A comparison on its way to the verdicts of its scenarios.</summary>
internal sealed class RotatingComparison(ILauncher launcher, Comparison comparison, MeasurementSettings settings)
{
    private readonly PairRunner _pairs = new(launcher, comparison, settings);
    private readonly Dictionary<Scenario, Verdict> _verdicts = [];
    private readonly Dictionary<Scenario, double> _seconds = comparison.Scenarios.ToDictionary(scenario => scenario, _ => 0.0);
    private double _lastSeconds;

    /// <summary>Its name, for people.</summary>
    public string Name => comparison.Name;

    /// <summary>The scenarios that want more pairs.</summary>
    public IReadOnlyList<Scenario> Undecided =>
        [.. comparison.Scenarios.Where(scenario => !_verdicts.ContainsKey(scenario))];

    /// <summary>The results, once none is undecided.</summary>
    public IEnumerable<ScenarioResult> Results => comparison.Scenarios.Select(scenario =>
        new ScenarioResult(_pairs.SamplesOf(scenario), _verdicts[scenario], _seconds[scenario]));

    /// <summary>Seconds until the undecided scenarios are at their next looks, and at their last, at the last pair's pace.</summary>
    public (double Next, double Last) TimeLeft
    {
        get
        {
            Samples[] open = [.. Undecided.Select(_pairs.SamplesOf)];
            return open.Length == 0
                ? (0, 0)
                : (_lastSeconds * open.Max(ToNextLook), _lastSeconds * open.Max(samples => Last(samples) - samples.Pairs.Count));
        }
    }

    /// <summary>Measures one pair, looks where that is due, and says where the scenarios stand, a line each.</summary>
    public async Task<IReadOnlyList<string>> StepAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Scenario> measured = Undecided;
        long start = Stopwatch.GetTimestamp();
        try
        {
            await _pairs.MeasureNextAsync(measured, cancellation);
            Look(measured);
        }
        catch (LaunchException e)
        {
            Verdict failed = Verdict.Invalid([MeasurementFindings.LaunchFailed(e.Message)]);
            Array.ForEach([.. measured], scenario => _verdicts[scenario] = failed);
        }

        _lastSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (Scenario scenario in measured)
        {
            _seconds[scenario] += _lastSeconds / measured.Count;
        }

        return [.. measured.Select(Describe)];
    }

    private static int Last(Samples samples) => samples.Scenario.Expectation.Looks[^1];

    private static int ToNextLook(Samples samples) =>
        samples.Scenario.Expectation.Looks.First(look => look > samples.Pairs.Count) - samples.Pairs.Count;

    private void Look(IReadOnlyList<Scenario> scenarios)
    {
        foreach (Samples samples in scenarios.Select(_pairs.SamplesOf))
        {
            bool isDue = samples.Scenario.Expectation.Looks.Contains(samples.Pairs.Count);
            if (isDue && Judge.AtLook(samples) is { } verdict)
            {
                _verdicts[samples.Scenario] = verdict;
            }
        }
    }

    private string Describe(Scenario scenario)
    {
        Samples samples = _pairs.SamplesOf(scenario);
        string place = $"{scenario.Name}: pair {samples.Pairs.Count} of at most {Last(samples)}";
        return _verdicts.TryGetValue(scenario, out Verdict? verdict)
            ? $"{place}: {verdict}"
            : $"{place}, {GainSummary.SoFar(samples)}";
    }
}
