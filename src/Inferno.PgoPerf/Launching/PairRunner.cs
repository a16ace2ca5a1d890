using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Verdicts;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Launching;

/// <summary>Measures the pairs of one comparison, one after the other.</summary>
/// <param name="launcher">Starts the launches.</param>
/// <param name="comparison">What is compared.</param>
/// <param name="settings">What all launches share.</param>
public sealed class PairRunner(ILauncher launcher, Comparison comparison, MeasurementSettings settings)
{
    private const int MostAttempts = 3;

    private readonly IReadOnlyList<PairOrder> _schedule = PairSchedule.Create(
        settings.Seed, comparison.Scenarios.Max(scenario => scenario.Expectation.Looks[^1]));

    private readonly Dictionary<Scenario, Samples> _samples =
        comparison.Scenarios.ToDictionary(scenario => scenario, scenario => new Samples(scenario, [], []));

    private int _measured;

    /// <summary>What has been measured so far of the comparison's only scenario.</summary>
    public Samples Samples => SamplesOf(comparison.Scenarios.Single());

    /// <summary>What has been measured so far of <paramref name="scenario"/>.</summary>
    public Samples SamplesOf(Scenario scenario) => _samples[scenario];

    /// <summary>Measures the next pair of all scenarios.</summary>
    /// <inheritdoc cref="MeasureNextAsync(IReadOnlyList{Scenario}, CancellationToken)" path="/exception"/>
    public Task MeasureNextAsync(CancellationToken cancellation) =>
        MeasureNextAsync(comparison.Scenarios, cancellation);

    /// <summary>
    /// Measures the next pair of those of <paramref name="scenarios"/> that still want one; a pair of which a launch dies
    /// is voided and both launches are done again.
    /// </summary>
    /// <exception cref="LaunchException">
    /// A launch computed something unreadable, or the pair died as often as may be tried.
    /// </exception>
    public async Task MeasureNextAsync(IReadOnlyList<Scenario> scenarios, CancellationToken cancellation)
    {
        // One order for both launches of a pair, another for each pair: no case owes its figure to its place.
        Scenario[] order = [.. scenarios];
        new Random(HashSeed(settings.Seed, _measured)).Shuffle(order);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Add(order, await MeasureAsync(order, cancellation));
                return;
            }
            catch (LaunchException e) when (e.VoidsItsPair)
            {
                Void(order, e);
                if (attempt == MostAttempts)
                {
                    throw;
                }
            }
        }
    }

    private static int HashSeed(int seed, int pair) => unchecked((seed * 397) ^ (pair * 7919));

    private void Add(Scenario[] scenarios, LaunchPair pair)
    {
        foreach (Scenario scenario in scenarios)
        {
            Samples samples = _samples[scenario];
            _samples[scenario] = samples with { Pairs = [.. samples.Pairs, pair.Of(scenario.Name)] };
        }

        _measured++;
    }

    private void Void(Scenario[] scenarios, LaunchException e)
    {
        BuildPair builds = comparison.Builds;
        string build = e.Transcript.Executable == builds.Baseline.Executable ? builds.Baseline.Name : builds.Candidate.Name;
        foreach (Scenario scenario in scenarios)
        {
            Samples samples = _samples[scenario];
            VoidedPair voided = new(samples.Pairs.Count + 1, build, e.Failure, e.Message);
            _samples[scenario] = samples with { Voids = [.. samples.Voids, voided] };
        }
    }

    private async Task<LaunchPair> MeasureAsync(Scenario[] scenarios, CancellationToken cancellation)
    {
        PairOrder order = _schedule[_measured];
        IReadOnlyList<string> arguments = ProgramArguments.Measured(scenarios, settings.ModelPath);
        TimeSpan timeout = settings.LaunchTimeout * scenarios.Length;
        if (order == PairOrder.BaselineFirst)
        {
            Launch first = await LaunchAsync(comparison.Builds.Baseline);
            return new LaunchPair(order, first, await LaunchAsync(comparison.Builds.Candidate));
        }

        Launch candidate = await LaunchAsync(comparison.Builds.Candidate);
        return new LaunchPair(order, await LaunchAsync(comparison.Builds.Baseline), candidate);

        Task<Launch> LaunchAsync(ProgramBuild build) =>
            launcher.LaunchAsync(new LaunchRequest(build.Executable, arguments, timeout), cancellation);
    }
}
