using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

public sealed class RunningTheProgram
{
    [Fact]
    public async Task Teaches_by_its_help()
    {
        ProgramRun run = await ProgramRun.OnFixture("--help");
        run.ExitCode.Should().Be(0);
        run.Output.Should().ContainAll("--concurrent <N>", "Examples:", "Exit codes:");
    }

    [Fact]
    public async Task Serves_two_hundred_requests_at_once()
    {
        ProgramRun run = await ProgramRun.OnFixture(
            "--prompt", "And it came to pass", "--concurrent", "200", "--max-tokens", "8", "--warmup", "1", "--iterations", "2");
        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("Successful requests:      200/200").And.Contain("Total tokens generated:   1600")
            .And.Contain("ITERATION 2/2");
    }

    [Fact]
    public async Task Counts_no_request_as_successful_whose_answer_ends_before_it_begins()
    {
        using var model = new BrokenModel();
        string everyToken = string.Join(',', Enumerable.Range(0, 1024));
        string settings = await File.ReadAllTextAsync(model["generation_config.json"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            model["generation_config.json"],
            settings.Replace("\"eos_token_id\": 1", $"\"eos_token_id\": [{everyToken}]", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        ProgramRun run = await ProgramRun.OnFixture(
            "--model-path", model.Folder, "--prompt", "In the beginning", "--concurrent", "3", "--warmup", "0", "--iterations", "1");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("Successful requests:      0/3").And.Contain("Total tokens generated:   0");
    }

    [Fact]
    public async Task Measures_each_case_of_a_launch_as_if_it_were_alone()
    {
        ProgramRun run = await ProgramRun.OnFixture(
            "--temperature", "0", "--max-tokens", "8", "--warmup", "1", "--iterations", "2",
            "--cases", """[{"name":"one","prompt":"In the beginning"},{"name":"three","prompt":"Blessed are","concurrent":3,"iterations":1}]""");
        run.ExitCode.Should().Be(0, run.Error);
        ProgramRun one = await Alone("--prompt", "In the beginning");
        ProgramRun three = await Alone("--prompt", "Blessed are", "--concurrent", "3");
        Digests(run).Should().Equal(Digests(one).Concat(Digests(three)));
        Regex.Count(run.Output, "COLD START BREAKDOWN").Should().Be(1);
        Regex.Matches(run.Output, @"^(CASE \w+|ITERATION \d/\d)", RegexOptions.Multiline).Select(line => line.Value)
            .Should().Equal("CASE one", "ITERATION 1/2", "ITERATION 2/2", "CASE three", "ITERATION 1/1");
    }

    [Fact]
    public async Task Waits_for_a_processor_no_less_than_nothing_though_threads_end_between_its_batches()
    {
        ProgramRun run = await ProgramRun.Of(
            new Dictionary<string, string?> { ["DOTNET_ThreadPool_ThreadTimeoutMs"] = "1" },
            "--model-path", ProgramRun.Model, "--max-tokens", "16", "--warmup", "0", "--iterations", "9", "--parallelism", "32",
            "--cases", """[{"name":"many","prompt":"x","concurrent":200},{"name":"few","prompt":"x","concurrent":2}]""");

        run.ExitCode.Should().Be(0, run.Error);
        Regex.Count(run.Output, @"run-queue delay: (\d+\.\d{6}s|n/a)").Should().Be(2, run.Output);
    }

    [Fact]
    public async Task Gives_one_digest_whatever_the_engine_and_the_parallelism()
    {
        string[] runs =
        [
            await Digest("--engine", "managed"),
            await Digest("--engine", "managed", "--parallelism", "1"),
            await Digest("--engine", "onnxruntime", "--parallelism", "3"),
            await Digest("--engine", "onnxruntime", "--engine-threads", "2"),
        ];
        runs.Should().OnlyContain(digest => digest == runs[0]);
    }

    [Fact]
    public async Task Gives_another_digest_for_another_seed()
    {
        string[] sampled = ["--temperature", "1", "--top-k", "40", "--top-p", "0.9"];
        string first = await Digest([.. sampled, "--seed", "1"]);
        (await Digest([.. sampled, "--seed", "1"])).Should().Be(first);
        (await Digest([.. sampled, "--seed", "2"])).Should().NotBe(first);
    }

    [Fact]
    public async Task Prints_each_requests_text_when_asked()
    {
        ProgramRun run = await ProgramRun.OnFixture(
            "--prompt", "In the beginning", "--max-tokens", "12", "--warmup", "0", "--iterations", "1", "--concurrent", "2", "--verbose");
        run.Output.Should().MatchRegex(@"REQUESTS\r?\n  1: tokens 12 \(MaxTokens\)  wait .*\r?\n     \S* ?\w+.*\r?\n  2: tokens 12 ");
    }

    [Fact]
    public async Task Counts_instrumented_methods_only_when_asked_and_only_with_dynamic_pgo()
    {
        (await Evidence("1")).Should().BePositive();
        (await Evidence("0")).Should().Be(0);
        ProgramRun run = await ProgramRun.OnFixture("--prompt", "x", "--warmup", "0", "--iterations", "1");
        run.Output.Should().Contain("tier1-instrumented methods: not collected").And.NotContain("Methods by tier");
    }

    [Fact]
    public async Task Writes_samples_that_agree_with_the_log()
    {
        using var folder = new BrokenModel();
        string path = folder["samples.json"];
        ProgramRun run = await ProgramRun.OnFixture(
            "--prompt", "x", "--warmup", "1", "--iterations", "3", "--concurrent", "4", "--max-tokens", "4", "--samples", path);
        JsonNode samples = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        samples["requestTimes"]!.AsArray().Should().HaveCount(3).And.OnlyContain(batch => batch!.AsArray().Count == 4);
        double[] walls = [.. samples["batchWalls"]!.AsArray().Select(wall => (double)wall!)];
        double[] logged = [.. Regex.Matches(run.Output, @"Wall: (\S+)s").Select(m => double.Parse(m.Groups[1].Value, null))];
        walls.Should().HaveCount(3);
        walls.Zip(logged, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-6);
        Directory.EnumerateFiles(folder.Folder, "*.tmp").Should().BeEmpty();
    }

    [Fact]
    public async Task Runs_the_graph_that_is_asked_for()
    {
        using var model = new BrokenModel();
        Directory.CreateDirectory(model["onnx"]);
        File.Move(model["model.onnx"], model["onnx/right.onnx"]);
        await File.WriteAllTextAsync(model["model.onnx"], "not a graph", TestContext.Current.CancellationToken);
        ProgramRun asked = await Alone("--prompt", "x", "--model-path", model.Folder, "--model-file", "right.onnx");
        ProgramRun set = await ProgramRun.Of(
            new Dictionary<string, string?> { ["BENCH_MODEL_PATH"] = model.Folder, ["BENCH_MODEL_FILE"] = "onnx/right.onnx" },
            "--prompt", "x", "--temperature", "0", "--max-tokens", "8", "--warmup", "0", "--iterations", "1");
        Digests(asked).Should().Equal(Digests(await Alone("--prompt", "x"))).And.Equal(Digests(set));
    }

    private static Task<ProgramRun> Alone(params string[] arguments) => ProgramRun.OnFixture(
        ["--temperature", "0", "--max-tokens", "8", "--warmup", "1", "--iterations", "2", .. arguments]);

    private static string[] Digests(ProgramRun run) =>
        [.. Regex.Matches(run.Output, "sha256:[0-9a-f]{64}").Select(match => match.Value)];

    private static async Task<string> Digest(params string[] arguments)
    {
        ProgramRun run = await ProgramRun.OnFixture(
            ["--prompt", "The king said", "--concurrent", "5", "--max-tokens", "20", "--warmup", "0", "--iterations", "2", .. arguments]);
        run.ExitCode.Should().Be(0, run.Error);
        return Digests(run).Single();
    }

    private static async Task<int> Evidence(string tieredPgo)
    {
        ProgramRun run = await ProgramRun.Of(
            new Dictionary<string, string?> { ["BENCH_MODEL_PATH"] = ProgramRun.Model, ["DOTNET_TieredPGO"] = tieredPgo },
            "--prompt", "x", "--warmup", "100", "--iterations", "1", "--evidence");
        run.Output.Should().Contain($"dynamic={(tieredPgo == "1" ? "on" : "off")}").And.Contain("Methods by tier: tier0 ");
        string tier1 = Regex.Match(run.Output, @"tier1-instrumented methods: (\d+)").Groups[1].Value;
        run.Output.Should().MatchRegex($@"tier0-instrumented \d+  tier1-instrumented {tier1}  tier1 ", "it counts that tier alone");
        return int.Parse(tier1, null);
    }
}
