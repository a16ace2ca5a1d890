using System.Diagnostics;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Rounds;

/// <summary>Rounds of real processes that behave as each case needs.</summary>
public sealed class LiveRoundsTests
{
    private const int Batches = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_build_settles_serves_its_batches_and_says_what_it_used()
    {
        using DummyProgram one = new("baseline", DummyProgram.Serving(.004, "digest=x dynamic=false"));
        using DummyProgram other = new("pgo", DummyProgram.Serving(.003, "digest=x dynamic=true instrumented=7"));

        Round round = await MeasureAsync(one.Build, other.Build);

        round.Order.Should().BeEquivalentTo("baseline", "pgo");
        Launch pgo = round.Launches["pgo"];
        pgo.Case.Batches.Should().Equal(Enumerable.Repeat(new Batch(.003, 64), Batches));
        pgo.Case.OutputDigest.Should().Be("x");
        pgo.Case.Evidence!.Compiled!.Instrumented.Should().Be(7);
        pgo.Settling.Should().Be(new Settling(true, 117, 2310, 1.5));
        pgo.FirstResult.Should().BeNull("it had settled before");
        pgo.Duration.Should().BePositive();
    }

    [Fact]
    public async Task Spawns_in_an_order_that_the_seed_draws()
    {
        using DummyProgram one = new("a", DummyProgram.Serving(.004));
        using DummyProgram other = new("b", DummyProgram.Serving(.004));
        List<string> orders = [];

        foreach (int seed in Enumerable.Range(0, 8).Concat([3]))
        {
            orders.Add(string.Concat((await MeasureAsync(Request(one.Build, other.Build) with { Seed = seed })).Order));
        }

        orders.Take(8).Should().Contain("ab").And.Contain("ba");
        orders[8].Should().Be(orders[3]);
    }

    [Fact]
    public async Task A_cold_start_is_timed_to_its_first_result_and_does_not_settle()
    {
        using DummyProgram one = new("a", DummyProgram.Serving(.004));

        Round round = await MeasureAsync(Request(one.Build) with { Metric = Metric.Cold, Cases = [new RoundCase("", 1)] });

        round.Launches["a"].FirstResult.Should().BePositive().And.BeLessThanOrEqualTo(round.Launches["a"].Duration);
        round.Launches["a"].Settling.Should().BeNull();
    }

    [Fact]
    public async Task Declared_metrics_are_read_from_what_it_prints()
    {
        using DummyProgram one = new("a", DummyProgram.Serving(.004, "log=Cache_hits:_42_of_50"));
        MetricDeclaration hits = new("cache hits", MetricUnit.Count, @"^Cache hits: (\d+)");
        MetricDeclaration misses = new("cache misses", MetricUnit.Count, @"^Cache misses: (\d+)");

        Round round = await new LiveRounds(null, [hits, misses]).MeasureAsync(Request(one.Build), Cancellation);

        round.Launches["a"].Case.Metrics.Should().Equal(new Dictionary<string, double> { ["cache hits"] = 42 });
    }

    [Fact]
    public async Task Refuses_a_metric_that_matches_text()
    {
        using DummyProgram one = new("a", DummyProgram.Serving(.004, "log=Cache_hits:_many"));
        LiveRounds rounds = new(null, [new MetricDeclaration("cache hits", MetricUnit.Count, @"^Cache hits: (\w+)")]);

        LaunchException failure = (await rounds.Invoking(it => it.MeasureAsync(Request(one.Build), Cancellation))
            .Should().ThrowAsync<LaunchException>()).Which;

        failure.Failure.Should().Be(LaunchFailure.Unreadable);
        failure.Message.Should().Contain("'cache hits' is 'many'");
    }

    [Fact]
    public async Task Refuses_a_metric_whose_expression_never_comes_to_an_end()
    {
        using DummyProgram one = new("a", DummyProgram.Serving(.004, $"log={new string('a', 60)}!"));
        LiveRounds rounds = new(null, [new MetricDeclaration("cache hits", MetricUnit.Count, "^((a+)+)$")]);

        (await rounds.Invoking(it => it.MeasureAsync(Request(one.Build), Cancellation)).Should().ThrowAsync<LaunchException>())
            .Which.Message.Should().Contain("^((a+)+)$ of the metric 'cache hits' took more than 1 s on one line");
    }

    [Fact]
    public async Task A_build_that_never_becomes_ready_is_killed_after_its_timeout()
    {
        using DummyProgram one = new("good", DummyProgram.Serving(.004));
        using DummyProgram other = new("bad", ["read", "print I am thinking", "hang"]);

        LaunchException failure = await FailureAsync(Request(one.Build, other.Build) with { Timeout = TimeSpan.FromSeconds(2) });

        failure.Failure.Should().Be(LaunchFailure.TimedOut);
        failure.VoidsItsRound.Should().BeTrue();
        failure.Message.Should().Contain("timeout of 4 s", "two builds were alive");
        failure.Transcript.Build.Should().Be("bad");
        failure.Cause.Should().Contain("timeout of 4 s, without one answer", "two builds are alive");
        failure.Transcript.OutputTail.Should().Equal("I am thinking");
        LeftOf(one, other).Should().BeEmpty();
    }

    [Fact]
    public async Task A_build_that_answers_a_batch_twice_is_not_believed()
    {
        using DummyProgram one = new(
            "bad", ["read", Ready, "read", Batch(1), Batch(2), "read", Batch(3), "read", Batch(4), "read", "hang"]);

        LaunchException failure = await FailureAsync(Request(one.Build));

        failure.Failure.Should().Be(LaunchFailure.Unreadable);
        failure.VoidsItsRound.Should().BeFalse();
        failure.Message.Should().Contain("expected one answer");
    }

    [Fact]
    public async Task An_answer_more_at_the_end_is_not_believed_either()
    {
        using DummyProgram one = new(
            "bad", ["read", Ready, "read", Batch(1), "read", Batch(2), "read", Batch(3), "read", Result, "read", Batch(4)]);

        (await FailureAsync(Request(one.Build))).Message.Should().Contain("unasked");
    }

    [Fact]
    public async Task A_build_that_writes_half_a_line_and_hangs_is_killed()
    {
        using DummyProgram one = new("bad", ["read", Ready, "read", """write @inferno {"kind":"batch","num""", "hang"]);

        LaunchException failure = await FailureAsync(Request(one.Build) with { Timeout = TimeSpan.FromSeconds(2) });

        failure.Failure.Should().Be(LaunchFailure.TimedOut);
        LeftOf(one).Should().BeEmpty();
    }

    [Fact]
    public async Task A_build_that_writes_half_a_line_and_ends_is_unreadable()
    {
        using DummyProgram one = new("bad", ["read", Ready, "read", """write @inferno {"kind":"batch","num"""]);

        LaunchException failure = await FailureAsync(Request(one.Build));

        failure.Failure.Should().Be(LaunchFailure.Unreadable);
        failure.Message.Should().Contain("""@inferno {"kind":"batch","num""");
    }

    [Fact]
    public async Task A_build_that_dies_voids_the_round_and_says_what_it_said_last()
    {
        using DummyProgram one = new("bad", ["read", Ready, "read", "error it broke", "exit 3"]);

        LaunchException failure = await FailureAsync(Request(one.Build));

        failure.Failure.Should().Be(LaunchFailure.Crashed);
        failure.VoidsItsRound.Should().BeTrue();
        failure.Message.Should().Contain("exit code: 3").And.Contain("it broke");
    }

    [Fact]
    public async Task A_program_that_knows_nothing_of_rounds_is_told_apart()
    {
        using DummyProgram one = new("old", ["print ITERATION 1/1   Wall: 0.004000s   Tokens: 64"]);

        (await FailureAsync(Request(one.Build))).Message.Should().Contain("Inferno.Measured");
    }

    [Fact]
    public async Task An_executable_that_is_not_there_is_named()
    {
        LaunchException failure = await FailureAsync(Request(new ProgramBuild("gone", "/no/such/program")));

        failure.Failure.Should().Be(LaunchFailure.NotStarted);
        failure.Message.Should().Contain("/no/such/program");
    }

    [Fact]
    public async Task Both_pipes_of_a_build_that_floods_them_are_drained()
    {
        using DummyProgram one = new("loud", ["flood 20000", "serve 0.004"]);

        (await MeasureAsync(one.Build)).Launches["loud"].Case.Batches.Should().HaveCount(Batches);
    }

    [Fact]
    public async Task What_steers_the_run_time_is_kept_from_the_builds()
    {
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        using DummyProgram one = new("child", ["environment DOTNET_T", "environment INFERNO_MEASURED", "exit 9"]);
        try
        {
            (await FailureAsync(Request(one.Build))).Transcript.OutputTail.Should().Equal("INFERNO_MEASURED=1");
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_TieredPGO", null);
        }
    }

    [Fact]
    public async Task No_process_is_left_when_its_caller_gives_up()
    {
        using DummyProgram one = new("child", ["hang"]);
        using CancellationTokenSource caller = new();
        caller.CancelAfter(TimeSpan.FromSeconds(1));

        Func<Task> round = () => new LiveRounds(null, []).MeasureAsync(Request(one.Build), caller.Token);

        await round.Should().ThrowAsync<OperationCanceledException>();
        LeftOf(one).Should().BeEmpty();
    }

    private const string Ready = """print @inferno {"kind":"ready","settled":true,"rounds":1,"methods":1,"seconds":1}""";
    private const string Result = """print @inferno {"kind":"result","workload":"","batches":3,"digest":"x"}""";

    private static string Batch(int number) =>
        $$"""print @inferno {"kind":"batch","workload":"","number":{{number}},"seconds":0.004}""";

    private static RoundRequest Request(params ProgramBuild[] arms) => new("round", arms, [new RoundCase("", Batches)], [])
    {
        Seed = 7,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private static Task<Round> MeasureAsync(params ProgramBuild[] arms) => MeasureAsync(Request(arms));

    private static Task<Round> MeasureAsync(RoundRequest request) => new LiveRounds(null, []).MeasureAsync(request, Cancellation);

    private static async Task<LaunchException> FailureAsync(RoundRequest request)
    {
        Func<Task> round = () => MeasureAsync(request);
        return (await round.Should().ThrowAsync<LaunchException>()).Which;
    }

    private static IEnumerable<Process> LeftOf(params DummyProgram[] programs)
    {
        foreach (Process process in Process.GetProcessesByName("DummyChild"))
        {
            if (programs.Any(program => process.MainModule?.FileName == program.Build.Executable))
            {
                yield return process;
            }
        }
    }
}
