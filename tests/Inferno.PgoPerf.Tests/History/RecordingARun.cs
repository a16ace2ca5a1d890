using Inferno.History;
using Inferno.History.Databases;
using Inferno.History.Exchange;
using Inferno.History.Records;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Reports;

namespace Inferno.PgoPerf.Tests.History;

public sealed class RecordingARun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-recording-");
    private readonly SilentProgress _progress = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Keeps_the_verdict_the_log_ratio_and_every_pair()
    {
        RunRecord run = RunExamples.Mixed();

        RecordedResult[] results = [.. RecordedRun.Of(run).Modes.Single().Results];

        LaunchPair pair = run.Modes[0].Result.Scenarios[0].Samples.Pairs[9];
        results[0].LogRatio!.Estimate.Should().BeApproximately(Math.Log(.004 / .0032), .01);
        results[0].LogRatio!.ToGain(10).Gain
            .Should().BeApproximately(run.Modes[0].Result.Scenarios[0].Verdict.Gain!.Gain, 1e-12);
        results[0].Samples[9].Should().Be(new MeasuredPair<double>(
            pair.Order,
            pair.Baseline.Value(results[0].Metric),
            pair.Candidate.Value(results[0].Metric)));
        results[1].LogRatio.Should().BeNull();
        results[1].Reason.Should().StartWith("INF2001");
    }

    [Fact]
    public void Keeps_every_metric_with_both_medians_and_the_change_where_the_pairs_show_one()
    {
        RunRecord run = Printing(pair => (100 + pair, 2 * (100 + pair) + (pair % 2)));

        RecordedMetric metric = RecordedRun.Of(run).Modes.Single().Results[0].Metrics[0];

        (metric.Name, metric.Unit, metric.Better).Should().Be(("cache hits", MetricUnit.Count, Better.Higher));
        metric.Baseline.Should().Be(104.5);
        metric.Candidate.Should().BeApproximately(209.5, 1);
        metric.Change!.Change.Should().BeApproximately(1, .01);
        metric.Change.Low.Should().BeInRange(.98, metric.Change.Change);
        metric.Change.High.Should().BeInRange(metric.Change.Change, 1.02);
        RecordedRun.Of(run).Modes.Single().Results[0].Metrics.Select(one => one.Name)
            .Should().Contain("peak memory", "what every process tells is kept as well");
    }

    [Fact]
    public void Keeps_a_metric_that_is_0_without_a_change()
    {
        RecordedMetric metric = RecordedRun.Of(Printing(pair => (0, pair))).Modes.Single().Results[0].Metrics[0];

        (metric.Baseline, metric.Candidate, metric.Change).Should().Be((0, 4.5, null));
    }

    [Fact]
    public void A_line_of_an_export_holds_all_of_it()
    {
        RecordedRun run = RecordedRun.Of(Printing(pair => (100 + pair, 200 + pair)));

        HistoryJson.Parse(HistoryJson.Line(run), "here").Should().BeEquivalentTo(run, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Finds_it_in_the_history()
    {
        SqliteDatabase database = new(Path.Combine(_folder.FullName, "history.db"));
        RunRecord run = RunExamples.Mixed() with { Commit = "0123456789abcdef" };

        await new HistoryRecorder(database, _progress).RecordAsync(run, new RunFolder("a/run"), Cancellation);

        await using RunHistory history = await RunHistory.OpenAsync(database, Cancellation);
        (await history.ReadAsync(new HistoryFilter { Samples = true }, Cancellation).ToListAsync(Cancellation))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(RecordedRun.Of(run));
        _progress.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task Goes_on_with_one_line_where_the_history_cannot_be_written()
    {
        string file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        SqliteDatabase below = new(Path.Combine(file, "history.db"));

        await new HistoryRecorder(below, _progress)
            .RecordAsync(RunExamples.Mixed(), new RunFolder("a/run"), Cancellation);

        _progress.Lines.Should().ContainSingle().Which.Should()
            .StartWith($"warning: the run is not in the history: history {below.Name}: ")
            .And.EndWith("`inferno-pgo history import a/run` adds it later").And.NotContain("\n");
    }

    [Fact]
    public async Task Remembers_nothing_where_that_is_wished()
    {
        await new HistoryRecorder(HistoryDatabase.Choose("none", _folder.FullName), _progress)
            .RecordAsync(RunExamples.Mixed(), new RunFolder("a/run"), Cancellation);

        _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    // A run of ten pairs whose builds print a figure each.
    private static RunRecord Printing(Func<int, (double Baseline, double Candidate)> figures)
    {
        RunRecord run = RunExamples.Mixed();
        ModeRecord mode = run.Modes[0];
        ScenarioResult result = mode.Result.Scenarios[0];
        Samples samples = result.Samples with
        {
            Pairs = [.. result.Samples.Pairs.Select((pair, index) => pair with
            {
                Baseline = Printing(pair.Baseline, figures(index).Baseline),
                Candidate = Printing(pair.Candidate, figures(index).Candidate),
            })],
        };
        return run with
        {
            Metrics = [new MetricDeclaration("cache hits", MetricUnit.Count, "^Cache hits: (.+)") { Better = Better.Higher }],
            Modes = [mode with { Result = mode.Result with { Scenarios = [result with { Samples = samples }] } }],
        };
    }

    private static Launch Printing(Launch launch, double hits) => launch with
    {
        Cases = [launch.Case with { Metrics = new Dictionary<string, double> { ["cache hits"] = hits } }],
    };
}
