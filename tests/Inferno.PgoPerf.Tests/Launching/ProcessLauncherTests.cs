using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Launching;

public sealed class ProcessLauncherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Returns_the_log_and_the_moments_of_the_first_token_and_the_first_result()
    {
        using DummyProgram child = new("child", [DummyProgram.Printing(new LogText())]);

        Launch launch = await new ProcessLauncher().LaunchAsync(child.Request(), Cancellation);

        launch.Log.Iterations.Should().HaveCount(11);
        launch.FirstToken.Should().BePositive().And.BeLessThanOrEqualTo(launch.FirstResult);
        launch.FirstResult.Should().BePositive().And.BeLessThanOrEqualTo(launch.Duration);
    }

    [Fact]
    public void Refuses_the_first_token_of_a_launch_that_does_not_say_when_it_came()
    {
        Action value = () => LaunchPair.Value(ScriptedLauncher.Printing(new LogText()), Metric.FirstToken);

        value.Should().Throw<ArgumentException>().WithMessage("*measure it again*");
    }

    [Fact]
    public async Task Reports_a_crash_with_its_exit_code_and_what_the_child_last_said()
    {
        using DummyProgram child = new("child", [["print before", "error it broke", "exit 3"]]);

        LaunchException failure = await FailureOf(child.Request());

        failure.Failure.Should().Be(LaunchFailure.Crashed);
        failure.VoidsItsPair.Should().BeTrue();
        failure.Transcript.ExitCode.Should().Be(3);
        failure.Message.Should().Contain("exit code: 3").And.Contain("before").And.Contain("it broke");
    }

    [Fact]
    public async Task Reports_an_unhandled_exception_as_a_crash()
    {
        using DummyProgram child = new("child", [["crash the roof fell in"]]);

        LaunchException failure = await FailureOf(child.Request());

        failure.Failure.Should().Be(LaunchFailure.Crashed);
        failure.Transcript.ErrorTail.Should().Contain(line => line.Contains("the roof fell in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kills_a_child_that_hangs()
    {
        using DummyProgram child = new("child", [["print still here", "hang"]]);

        LaunchException failure = await FailureOf(child.Request(timeoutSeconds: 3));

        failure.Failure.Should().Be(LaunchFailure.TimedOut);
        failure.Transcript.OutputTail.Should().Equal("still here");
        failure.Message.Should().Contain("timeout of 3 s");
    }

    [Fact]
    public async Task Reports_garbage_as_a_broken_log_and_not_as_a_crash()
    {
        using DummyProgram child = new("child", [["print Segmentation of the market", "print 42"]]);

        LaunchException failure = await FailureOf(child.Request());

        failure.Failure.Should().Be(LaunchFailure.Unreadable);
        failure.VoidsItsPair.Should().BeFalse();
        failure.Message.Should().Contain("'COLD START BREAKDOWN'").And.Contain("Segmentation of the market");
    }

    [Fact]
    public async Task Reports_an_executable_that_is_not_there()
    {
        LaunchRequest request = new("/no/such/program", ["--flag"], TimeSpan.FromSeconds(5));

        LaunchException failure = await FailureOf(request);

        failure.Failure.Should().Be(LaunchFailure.NotStarted);
        failure.Message.Should().Contain("/no/such/program");
    }

    [Fact]
    public async Task Drains_both_pipes_of_a_child_that_floods_them()
    {
        using DummyProgram child = new("child", [["flood 50000", .. DummyProgram.Printing(new LogText())]]);

        Launch launch = await new ProcessLauncher().LaunchAsync(child.Request(), Cancellation);

        launch.Log.Iterations.Should().HaveCount(11);
    }

    [Fact]
    public async Task Keeps_what_steers_the_run_time_from_the_child()
    {
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        using DummyProgram child = new("child", [["environment DOTNET_T", "environment PATH", "exit 9"]]);
        try
        {
            LaunchException failure = await FailureOf(child.Request());

            failure.Transcript.OutputTail.Should().ContainSingle().Which.Should().StartWith("PATH=");
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_TieredPGO", null);
        }
    }

    [Fact]
    public async Task Kills_the_child_when_its_caller_gives_up()
    {
        using DummyProgram child = new("child", [["hang"]]);
        using CancellationTokenSource caller = new();
        caller.CancelAfter(TimeSpan.FromSeconds(1));

        Func<Task> launch = () => new ProcessLauncher().LaunchAsync(child.Request(), caller.Token);

        await launch.Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<LaunchException> FailureOf(LaunchRequest request)
    {
        Func<Task> launch = () => new ProcessLauncher().LaunchAsync(request, Cancellation);
        return (await launch.Should().ThrowAsync<LaunchException>()).Which;
    }
}
