using System.Collections.Concurrent;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Suitability;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Flow;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Suitability;

public sealed class ScenarioScoresTests : IDisposable
{
    private static readonly SteeredWork Work = new(1000, 50, 40, 250, 200);

    private readonly DirectoryInfo _builds = Directory.CreateTempSubdirectory("inferno-scores-");
    private readonly ConcurrentQueue<Scenario> _probed = [];

    public void Dispose() => _builds.Delete(recursive: true);

    [Fact]
    public async Task Stand_beside_what_was_measured()
    {
        ScenarioResult scored = (await AddAsync(Result(Warm())))[0];

        scored.Suitability!.Score.Should().BeApproximately(SuitabilityScore.Of(.961, .994, Work).Score, 1e-9);
    }

    [Fact]
    public async Task Of_a_cold_start_count_only_the_share_of_it_that_is_inference()
    {
        Samples cold = Warm();
        cold = cold with { Scenario = cold.Scenario with { Metric = Metric.Cold } };
        Launch launch = cold.Pairs[0].Baseline with { FirstResult = .4 };

        ScenarioResult scored = (await AddAsync(Result(cold with { Pairs = [cold.Pairs[0] with { Baseline = launch }] })))[0];

        scored.Suitability!.InferenceShare.Should().BeApproximately(.1 / .4, 1e-12);
    }

    [Fact]
    public async Task Of_what_does_the_same_work_as_another_need_no_launch_of_their_own()
    {
        Samples one = Warm("one"), many = Warm("many");
        many = many with { Scenario = many.Scenario with { Case = "many", ScoredAs = one.Scenario.Name } };
        Samples again = one with { Scenario = one.Scenario with { Case = "again" } };

        IReadOnlyList<ScenarioResult> scored = await AddAsync(Result(many), Result(one), Result(again));

        _probed.Should().ContainSingle().Which.Workload.Name.Should().Be("one");
        scored.Should().OnlyContain(result => result.Suitability != null);
    }

    [Fact]
    public async Task Of_different_requests_need_a_launch_each_and_all_are_kept()
    {
        ScenarioResult[] different = [.. Enumerable.Range(1, 20).Select(number => Result(Warm($"prompt {number}")))];

        (await AddAsync(different)).Should().OnlyContain(result => result.Suitability != null);
        _probed.Should().HaveCount(20);

        await AddAsync(different);
        _probed.Should().HaveCount(20);
    }

    [Fact]
    public async Task Are_counted_again_only_for_another_model()
    {
        await AddAsync(Result(Warm()));
        await AddAsync(Result(Warm()));
        _probed.Should().HaveCount(1);

        await AddAsync("another", Result(Warm()));
        _probed.Should().HaveCount(2);
    }

    [Fact]
    public async Task Are_counted_again_where_what_was_kept_is_damaged()
    {
        await AddAsync(Result(Warm()));
        await File.WriteAllTextAsync(Directory.GetFiles(_builds.FullName).Single(), "{", TestContext.Current.CancellationToken);

        (await AddAsync(Result(Warm())))[0].Suitability.Should().NotBeNull();
        _probed.Should().HaveCount(2);
    }

    [Fact]
    public async Task Are_left_out_for_a_canary_and_for_what_was_not_measured()
    {
        Samples canary = SampleFactory.Pairs(20, 0, new NoDifference());
        Samples nothing = Warm() with { Pairs = [] };

        (await AddAsync(Result(canary), Result(nothing))).Should().OnlyContain(result => result.Suitability == null);
        _probed.Should().BeEmpty();
    }

    [Fact]
    public async Task Are_left_out_where_the_instrumented_launch_fails()
    {
        ScenarioScores scores = new(
            (_, _) => throw new ProfileFormatException("probe.nettrace", 0, "nothing", "a trace"), Store("a"), new SilentProgress());

        ModeResult result = await scores.AddToAsync(
            new ModeResult(PgoMode.Dynamic, null, [Result(Warm())]), [], TestContext.Current.CancellationToken);

        result.Scenarios[0].Suitability.Should().BeNull();
        result.Scenarios[0].Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public async Task Are_left_out_for_a_program_that_does_not_tell_its_shares()
    {
        Samples samples = SampleFactory.Pairs(10, .2, new GainAbove(.1), (pair, _) =>
            pair with { Baseline = new LaunchFigures { Metrics = new Dictionary<string, double>() }.ToLaunch() });

        (await AddAsync(Result(samples)))[0].Suitability.Should().BeNull();
        _probed.Should().BeEmpty();
    }

    private static Samples Warm(string workload = "a workload")
    {
        Samples samples = SampleFactory.Pairs(10, .2, new GainAbove(.1));
        return samples with
        {
            Scenario = samples.Scenario with { Workload = new Workload(workload) },
        };
    }

    private static ScenarioResult Result(Samples samples) => new(samples, new Verdict(Outcome.Pass, "fast", ""), 1);

    private Task<IReadOnlyList<ScenarioResult>> AddAsync(params ScenarioResult[] results) => AddAsync("a", results);

    private async Task<IReadOnlyList<ScenarioResult>> AddAsync(string model, params ScenarioResult[] results) =>
        (await new ScenarioScores(ProbeAsync, Store(model), new SilentProgress()).AddToAsync(
            new ModeResult(PgoMode.Dynamic, null, results), [.. results.Select(result => result.Samples.Scenario)], TestContext.Current.CancellationToken)).Scenarios;

    private SteeringStore Store(string model) => new(_builds.FullName, [new FileDigest("model.onnx", 1, model)]);

    private Task<SteeredWork> ProbeAsync(Scenario scenario, CancellationToken cancellation)
    {
        _probed.Enqueue(scenario);
        return Task.FromResult(Work);
    }
}
