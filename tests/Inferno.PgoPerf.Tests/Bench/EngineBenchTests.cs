using Inferno.PgoPerf.Bench;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Tests.ConcurrentInference;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Bench;

public sealed class EngineBenchTests
{
    private static readonly BuildPair Builds = new(new ProgramBuild("baseline", "base/app"), new ProgramBuild("pgo", "pgo/app"));

    [Fact]
    public async Task Compares_each_build_with_onnx_runtime_at_its_better_number_of_threads()
    {
        ScriptedLauncher launcher = Launcher(oneThread: .030, twoThreads: .024);
        EngineBenchRecord bench = await RunAsync(launcher, "decode");
        CaseResult decode = bench.Results.Should().ContainSingle().Subject;
        decode.Threads.Should().Be(2);
        decode.OfBaseline.Ratio.Should().BeApproximately(2.4, .05);
        decode.OfBaseline.Judgement.Should().Be("reached");
        decode.OfPgo.Ratio.Should().BeApproximately(3, .05);
        Contenders(launcher).CountBy(name => name).Should().BeEquivalentTo(
            [KeyValuePair.Create("1", 2), KeyValuePair.Create("2", 12), KeyValuePair.Create("base/app", 10), KeyValuePair.Create("pgo/app", 10)]);
    }

    [Fact]
    public async Task Names_one_engine_to_each_launch()
    {
        ScriptedLauncher launcher = Launcher(oneThread: .030, twoThreads: .024);
        await RunAsync(launcher, "decode");
        launcher.Requests.Should().OnlyContain(request => request.Arguments.Count(argument => argument == "--engine") == 1);
        launcher.Requests.Where(request => request.Executable == "pgo/app")
            .Should().OnlyContain(request => request.Arguments.Contains("managed"));
    }

    [Fact]
    public async Task Says_when_a_goal_is_missed()
    {
        EngineBenchRecord bench = await RunAsync(Launcher(oneThread: .008, twoThreads: .012), "decode", "prefill 128");
        bench.Results.Select(result => result.Threads).Should().OnlyContain(threads => threads == 1);
        bench.Results[0].OfBaseline.Judgement.Should().StartWith("missed by");
        EngineBenchReport.Markdown(bench).Should().Contain("missed by").And.Contain("prefill 128").And.Contain("≥ 2.0×");
    }

    [Fact]
    public async Task Measures_the_cold_start_by_the_first_token()
    {
        ScriptedLauncher launcher = new((request, count) =>
            ScriptedLauncher.Printing(new LogText(), firstResult: 1) with
            {
                FirstToken = Kind(request) is "1" or "2" ? .2 + (.0001 * count) : .1,
            });
        EngineBenchRecord bench = await RunAsync(launcher, "cold start");
        bench.Results[0].OfBaseline.Ratio.Should().BeApproximately(2, .05);
        launcher.Requests.Should().OnlyContain(request => request.Arguments.Contains("--iterations") && request.Arguments.Contains("1"));
    }

    [Fact]
    public async Task Reports_the_memory_of_every_contender()
    {
        EngineBenchRecord bench = await RunAsync(Launcher(.030, .024), "50 requests");
        MemoryUse baseline = bench.Results[0].Memory[CaseResult.Baseline];
        Launch launch = SampleFactory.Launch(.01, new Random(1));
        baseline.PeakBytes.Should().Be(launch.Log.Evidence.PeakBytes).And.BePositive();
        baseline.AllocatedPerToken.Should()
            .Be(launch.Log.Evidence.AllocatedBytes / (double)launch.Log.Iterations.Sum(iteration => iteration.Tokens)).And.BePositive();
        EngineBenchReport.Markdown(bench).Should().Contain("peak baseline").And.Contain(" bytes");
    }

    [Fact]
    public async Task Fails_with_the_launch_that_fails()
    {
        Func<Task> run = () => RunAsync(new ScriptedLauncher((request, _) => throw ScriptedLauncher.Dying(request)), "decode");
        await run.Should().ThrowAsync<LaunchException>();
    }

    [Fact]
    public async Task Keeps_every_value()
    {
        EngineBenchRecord bench = await RunAsync(Launcher(.01, .02), "decode");
        string folder = Directory.CreateTempSubdirectory("inferno-bench-").FullName;
        IReadOnlyList<string> files = EngineBenchReport.Save(bench, folder);
        string json = await File.ReadAllTextAsync(files[1], TestContext.Current.CancellationToken);
        json.Should().Contain("\"onnxruntime\"").And.Contain("\"bytesPerSecond\"");
        Directory.GetFiles(folder).Should().BeEquivalentTo(files);
        Directory.Delete(folder, true);
    }

    private static Task<EngineBenchRecord> RunAsync(ILauncher launcher, params string[] cases)
    {
        EngineBenchPlan plan = new(Builds, new Dictionary<int, string> { [64] = ProgramRun.Model }) { Seed = 3, Cases = cases };
        return new EngineBench(launcher, plan, new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>ONNX Runtime as told, the baseline 10 ms a batch and the profile-guided build 8 ms, with a little noise.</summary>
    private static ScriptedLauncher Launcher(double oneThread, double twoThreads)
    {
        Random noise = new(9);
        return new ScriptedLauncher((request, _) => SampleFactory.Launch(
            Kind(request) switch { "1" => oneThread, "2" => twoThreads, "base/app" => .010, _ => .008 }, noise));
    }

    private static IEnumerable<string> Contenders(ScriptedLauncher launcher) => launcher.Requests.Select(Kind);

    private static string Kind(LaunchRequest request) =>
        request.Arguments.Contains("onnxruntime") ? request.Arguments[^1] : request.Executable;
}
