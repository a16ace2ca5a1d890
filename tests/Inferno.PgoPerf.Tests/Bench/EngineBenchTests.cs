using Inferno.Lab.Bench;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.PgoPerf.Tests.ConcurrentInference;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Bench;

public sealed class EngineBenchTests
{
    private static readonly ProgramBuild Baseline = new("baseline", "base/app");
    private static readonly ProgramBuild Pgo = new("pgo", "pgo/app");

    [Fact]
    public async Task Compares_each_build_with_onnx_runtime_at_its_better_number_of_threads()
    {
        ScriptedRounds rounds = Rounds(oneThread: .030, twoThreads: .024);
        EngineBenchRecord bench = await RunAsync(rounds, "decode");
        CaseResult decode = bench.Results.Should().ContainSingle().Subject;
        decode.Threads.Should().Be(2);
        decode.OfBaseline.Ratio.Should().BeApproximately(2.4, .05);
        decode.OfBaseline.Judgement.Should().Be("reached");
        decode.OfPgo.Ratio.Should().BeApproximately(3, .05);
        rounds.Requests.Should().HaveCount(12);
        rounds.Requests.Take(2).Should().OnlyContain(request => request.Arms.Count == 2);
        rounds.Requests.Skip(2).Should().OnlyContain(request =>
            request.Arms.Select(Kind).SequenceEqual(new[] { "2", "base/app", "pgo/app" }));
    }

    [Fact]
    public async Task Names_another_engine_to_its_reference_alone()
    {
        ScriptedRounds rounds = Rounds(oneThread: .030, twoThreads: .024);
        await RunAsync(rounds, "decode");
        rounds.Requests.Should().OnlyContain(request => !request.Arguments.Contains("--engine"));
        rounds.Requests.SelectMany(request => request.Arms)
            .Should().OnlyContain(arm => arm.Options.Contains("onnxruntime") == (arm.Name != "baseline" && arm.Name != "pgo"));
    }

    [Fact]
    public async Task Says_when_a_goal_is_missed()
    {
        EngineBenchRecord bench = await RunAsync(Rounds(oneThread: .008, twoThreads: .012), "decode", "prefill 128");
        bench.Results.Select(result => result.Threads).Should().OnlyContain(threads => threads == 1);
        bench.Results[0].OfBaseline.Judgement.Should().StartWith("missed by");
        EngineBenchReport.Markdown(bench).Should().Contain("missed by").And.Contain("prefill 128").And.Contain("≥ 2.0×");
    }

    [Fact]
    public async Task Measures_the_cold_start_by_the_first_token()
    {
        ScriptedRounds rounds = Rounds(oneThread: .020, twoThreads: .020);
        EngineBenchRecord bench = await RunAsync(rounds, "cold start");
        bench.Results[0].OfBaseline.Ratio.Should().BeApproximately(2, .05);
        rounds.Requests.Should().OnlyContain(request => request.Metric == Metric.Cold && request.Arguments.Contains("--max-tokens"));
    }

    [Fact]
    public async Task Reports_the_memory_of_every_contender()
    {
        EngineBenchRecord bench = await RunAsync(Rounds(.030, .024), "decode");
        MemoryUse baseline = bench.Results[0].Memory[CaseResult.Baseline];
        Launch launch = SampleFactory.Launch(.01, new Random(1));
        baseline.PeakBytes.Should().Be(launch.Case.Evidence!.PeakBytes).And.BePositive();
        baseline.AllocatedPerToken.Should()
            .Be(launch.Case.Evidence!.AllocatedBytes / (double)launch.Case.Batches.Sum(batch => batch.Work!.Value)).And.BePositive();
        EngineBenchReport.Markdown(bench).Should().Contain("peak baseline").And.Contain(" bytes");
    }

    [Fact]
    public async Task Fails_with_the_launch_that_fails()
    {
        Func<Task> run = () => RunAsync(new ScriptedRounds((Asked asked) => throw ScriptedRounds.Dying(asked.Build)), "decode");
        await run.Should().ThrowAsync<LaunchException>();
    }

    [Fact]
    public async Task Keeps_every_value()
    {
        EngineBenchRecord bench = await RunAsync(Rounds(.01, .02), "decode");
        string folder = Directory.CreateTempSubdirectory("inferno-bench-").FullName;
        IReadOnlyList<string> files = EngineBenchReport.Save(bench, folder);
        string json = await File.ReadAllTextAsync(files[1], TestContext.Current.CancellationToken);
        json.Should().Contain("\"onnxruntime\"").And.Contain("\"bytesPerSecond\"");
        Directory.GetFiles(folder).Should().BeEquivalentTo(files);
        Directory.Delete(folder, true);
    }

    private static Task<EngineBenchRecord> RunAsync(IRounds rounds, params string[] cases)
    {
        EngineBenchPlan plan = new(Baseline, Pgo, new Dictionary<int, string> { [64] = ProgramRun.Model }) { Seed = 3, Cases = cases };
        return new EngineBench(rounds, plan, new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>ONNX Runtime as told, the baseline 10 ms a batch and the profile-guided build 8 ms, with a little noise.</summary>
    private static ScriptedRounds Rounds(double oneThread, double twoThreads) => ScriptedRounds.Taking(asked =>
        Kind(asked.Build) switch { "1" => oneThread, "2" => twoThreads, "base/app" => .010, _ => .008 });

    private static string Kind(ProgramBuild build) => build.Options.Count > 0 ? build.Options[^1] : build.Executable;
}
