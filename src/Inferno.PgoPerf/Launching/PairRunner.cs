using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Launching;

/// <summary>Measures the pairs of one comparison, one after the other.</summary>
public sealed class PairRunner
{
    private readonly Comparison _comparison;
    private readonly MeasurementSettings _settings;
    private readonly PairLoop<Launch> _loop;
    private readonly Dictionary<Scenario, Samples> _samples;
    private Scenario[] _order;

    /// <param name="launcher">Starts the launches.</param>
    /// <param name="comparison">What is compared.</param>
    /// <param name="settings">What all launches share.</param>
    public PairRunner(ILauncher launcher, Comparison comparison, MeasurementSettings settings)
    {
        _comparison = comparison;
        _settings = settings;
        _order = [.. comparison.Scenarios];
        _samples = comparison.Scenarios.ToDictionary(scenario => scenario, scenario => new Samples(scenario, [], []));
        _loop = new PairLoop<Launch>(
            comparison.Builds,
            PairSchedule.Create(settings.Seed, comparison.Scenarios.Max(scenario => scenario.Expectation.Looks[^1])),
            (build, cancellation) => launcher.LaunchAsync(RequestOf(build), cancellation));
    }

    /// <summary>What has been measured so far of the comparison's only scenario.</summary>
    public Samples Samples => SamplesOf(_comparison.Scenarios.Single());

    /// <summary>What has been measured so far of <paramref name="scenario"/>.</summary>
    public Samples SamplesOf(Scenario scenario) => _samples[scenario];

    /// <summary>Measures the next pair of all scenarios.</summary>
    /// <inheritdoc cref="MeasureNextAsync(IReadOnlyList{Scenario}, CancellationToken)" path="/exception"/>
    public Task MeasureNextAsync(CancellationToken cancellation) =>
        MeasureNextAsync(_comparison.Scenarios, cancellation);

    /// <summary>
    /// Measures the next pair of those of <paramref name="scenarios"/> that still want one; a pair of which a launch dies
    /// is voided and both launches are done again.
    /// </summary>
    /// <exception cref="LaunchException">
    /// A launch computed something unreadable, or the pair died as often as may be tried.
    /// </exception>
    public async Task MeasureNextAsync(IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        int voids = _loop.Voids.Count;
        _order = Shuffled(scenarios);
        try
        {
            await _loop.MeasureNextAsync(cancellation);
            Add(_loop.Pairs[^1]);
        }
        finally
        {
            Void([.. _loop.Voids.Skip(voids)]);
        }
    }

    // One order for both launches of a pair, another for each pair: no case owes its figure to its place.
    private Scenario[] Shuffled(IReadOnlyList<Scenario> scenarios)
    {
        Scenario[] order = [.. scenarios];
        new Random(unchecked((_settings.Seed * 397) ^ (_loop.Pairs.Count * 7919))).Shuffle(order);
        return order;
    }

    private LaunchRequest RequestOf(ProgramBuild build) => new(
        build.Executable,
        ProgramArguments.Measured(
            build == _comparison.Builds.Candidate ? [.. _order.Select(scenario => scenario.OfCandidate())] : _order, _settings.ModelPath),
        _settings.LaunchTimeout * _order.Length);

    private void Add(MeasuredPair<Launch> measured)
    {
        LaunchPair pair = new(measured.Order, measured.Baseline, measured.Candidate);
        foreach (Scenario scenario in _order)
        {
            Samples samples = _samples[scenario];
            _samples[scenario] = samples with { Pairs = [.. samples.Pairs, pair.Of(scenario.Name)] };
        }
    }

    private void Void(IReadOnlyList<VoidedPair> voids)
    {
        foreach (Scenario scenario in _order)
        {
            Samples samples = _samples[scenario];
            _samples[scenario] = samples with { Voids = [.. samples.Voids, .. voids] };
        }
    }
}
