using System.Diagnostics;
using System.Globalization;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.Statistics;

namespace Inferno.Measuring.Runs;

/// <summary>Scenarios that are measured in the same rounds, on their way to their verdicts.</summary>
/// <param name="rounds">Measures a round.</param>
/// <param name="group">The scenarios.</param>
/// <param name="builds">The builds.</param>
/// <param name="settings">What all rounds share; its seed is the group's own.</param>
public sealed class RoundGroup(IRounds rounds, ScenarioGroup group, ModeBuilds builds, MeasurementSettings settings)
{
    private readonly Dictionary<Scenario, Samples> _samples =
        group.Scenarios.ToDictionary(scenario => scenario, scenario => new Samples(scenario, [], [])
        {
            Sizes = scenario.AlsoExpects.Any(also => also.Figure == SideFigure.SizeOnDisk) ? builds.SizesFor(scenario) : null,
        });

    private readonly Dictionary<Scenario, Verdict> _verdicts = [];
    private readonly Dictionary<Scenario, double> _seconds = group.Scenarios.ToDictionary(scenario => scenario, _ => 0.0);
    private int _measured;
    private double _lastSeconds;

    /// <summary>Its name, for people.</summary>
    public string Name => group.Name;

    /// <summary>The scenarios that want more rounds.</summary>
    public IReadOnlyList<Scenario> Undecided => [.. group.Scenarios.Where(scenario => !_verdicts.ContainsKey(scenario))];

    /// <summary>The results, once none is undecided.</summary>
    public IEnumerable<ScenarioResult> Results => group.Scenarios.Select(scenario =>
        new ScenarioResult(_samples[scenario], _verdicts[scenario], _seconds[scenario]));

    /// <summary>The most builds that are alive at once.</summary>
    public int MostArms => group.IsLive ? ArmsOf(group.Scenarios).Length : 1;

    /// <summary>Seconds until the undecided scenarios are at their next looks, and at their last, at the last round's pace.</summary>
    public (double Next, double Last) TimeLeft
    {
        get
        {
            Samples[] open = [.. Undecided.Select(SamplesOf)];
            return open.Length == 0
                ? (0, 0)
                : (_lastSeconds * open.Max(ToNextLook), _lastSeconds * open.Max(samples => Last(samples) - samples.Pairs.Count));
        }
    }

    /// <summary>What has been measured so far of <paramref name="scenario"/>.</summary>
    public Samples SamplesOf(Scenario scenario) => _samples[scenario];

    /// <summary>Measures one round, looks where that is due, and says where the scenarios stand, a line each.</summary>
    public async Task<IReadOnlyList<string>> StepAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Scenario> measured = Undecided;
        long start = Stopwatch.GetTimestamp();
        try
        {
            await MeasureNextAsync(measured, cancellation);
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

    /// <summary>Measures one round of <paramref name="scenarios"/>; one of which a build dies is voided and done again.</summary>
    /// <exception cref="LaunchException">An answer broke the contract, or the round died as often as may be tried.</exception>
    public async Task MeasureNextAsync(IReadOnlyList<Scenario> scenarios, CancellationToken cancellation) =>
        Add(scenarios, await VoidedPair.RedoAsync(
            () => rounds.MeasureAsync(RequestFor(scenarios), cancellation), e => Void(scenarios, e)));

    private static int Last(Samples samples) => samples.Scenario.Expectation.Looks[^1];

    private static int ToNextLook(Samples samples) =>
        samples.Scenario.Expectation.Looks.First(look => look > samples.Pairs.Count) - samples.Pairs.Count;

    private RoundRequest RequestFor(IReadOnlyList<Scenario> scenarios) => settings.Rounds.Of(
        Name, ArmsOf(scenarios), scenarios, SplitMix64.ForTrial((ulong)(uint)settings.Seed, _measured).NextBelow(int.MaxValue));

    private ProgramBuild[] ArmsOf(IEnumerable<Scenario> scenarios) =>
        [.. scenarios.Select(builds.PairFor).SelectMany(pair => new[] { pair.Baseline, pair.Candidate }).Distinct()];

    private void Add(IReadOnlyList<Scenario> scenarios, Round round)
    {
        _measured++;
        foreach (Scenario scenario in scenarios)
        {
            (ProgramBuild baseline, ProgramBuild candidate) = builds.PairFor(scenario);
            LaunchPair pair = round.Pair(
                new Reading(baseline.Name, scenario.Workload.Name),
                new Reading(candidate.Name, (scenario.CandidateWorkload ?? scenario.Workload).Name));
            Samples samples = _samples[scenario];
            _samples[scenario] = samples with { Pairs = [.. samples.Pairs, pair] };
        }
    }

    private void Void(IReadOnlyList<Scenario> scenarios, LaunchException e)
    {
        foreach (Scenario scenario in scenarios)
        {
            Samples samples = _samples[scenario];
            _samples[scenario] = samples with { Voids = [.. samples.Voids, VoidedPair.Of(samples.Pairs.Count + 1, e)] };
        }
    }

    private void Look(IReadOnlyList<Scenario> scenarios)
    {
        foreach (Samples samples in scenarios.Select(SamplesOf))
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
        Samples samples = SamplesOf(scenario);
        string place = string.Create(
            CultureInfo.InvariantCulture, $"{scenario.Name}: round {samples.Pairs.Count} of at most {Last(samples)}");
        return _verdicts.TryGetValue(scenario, out Verdict? verdict)
            ? $"{place}: {verdict}"
            : samples.Pairs.Count == 0 ? place : $"{place}, {GainSummary.SoFar(samples)}";
    }
}
