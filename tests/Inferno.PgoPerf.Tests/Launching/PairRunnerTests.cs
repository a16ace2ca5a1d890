using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Launching;

public sealed class PairRunnerTests
{
    private static readonly MeasurementSettings Settings = new("model", 5, TimeSpan.FromSeconds(9));

    private static readonly Comparison Compared = new(
        SampleFactory.Scenario(new GainAbove(.1)),
        new BuildPair(new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Launches_both_builds_back_to_back_in_the_seeded_order()
    {
        ScriptedLauncher launcher = new((_, _) => ScriptedLauncher.Printing(new LogText()));
        PairRunner runner = new(launcher, Compared, Settings);

        for (int pair = 0; pair < 10; pair++)
        {
            await runner.MeasureNextAsync(Cancellation);
        }

        launcher.Executables.Should().Equal(PairSchedule.Create(5, 10)
            .SelectMany(order => order == PairOrder.BaselineFirst ? new[] { "b", "p" } : ["p", "b"]));
        runner.Samples.Pairs.Should().HaveCount(10);
    }

    [Fact]
    public async Task Gives_both_builds_the_same_command_line()
    {
        ScriptedLauncher launcher = new((_, _) => ScriptedLauncher.Printing(new LogText()));

        await new PairRunner(launcher, Compared, Settings).MeasureNextAsync(Cancellation);

        launcher.Requests[0].Arguments.Should().Equal(launcher.Requests[1].Arguments)
            .And.Equal(
                "--prompt", "a prompt", "--model-path", "model", "--engine", "managed", "--concurrent", "1",
                "--max-tokens", "64", "--temperature", "0", "--warmup", "auto", "--iterations", "8");
    }

    [Fact]
    public async Task Does_both_launches_again_when_the_second_one_dies()
    {
        ScriptedLauncher launcher = new((request, launch) => launch == 2
            ? throw ScriptedLauncher.Dying(request)
            : ScriptedLauncher.Printing(new LogText()));
        PairRunner runner = new(launcher, Compared, Settings);

        await runner.MeasureNextAsync(Cancellation);

        launcher.Requests.Should().HaveCount(4);
        launcher.Executables.Take(2).Should().Equal(launcher.Executables.Skip(2));
        runner.Samples.Pairs.Should().ContainSingle();
        runner.Samples.Voids.Should().ContainSingle().Which.Build.Should()
            .Be(launcher.Requests[1].Executable == "b" ? "baseline" : "pgo");
    }

    [Fact]
    public async Task Gives_a_pair_up_after_three_attempts()
    {
        ScriptedLauncher launcher = new((request, _) => throw ScriptedLauncher.Dying(request, LaunchFailure.TimedOut));
        PairRunner runner = new(launcher, Compared, Settings);

        await runner.Invoking(it => it.MeasureNextAsync(Cancellation)).Should().ThrowAsync<LaunchException>();

        launcher.Requests.Should().HaveCount(3);
        runner.Samples.Voids.Should().HaveCount(3);
    }

    [Fact]
    public async Task Does_not_try_again_where_the_log_breaks_the_contract()
    {
        ScriptedLauncher launcher = new((request, _) => throw ScriptedLauncher.Dying(request, LaunchFailure.Unreadable));

        await new PairRunner(launcher, Compared, Settings).Invoking(it => it.MeasureNextAsync(Cancellation))
            .Should().ThrowAsync<LaunchException>();

        launcher.Requests.Should().ContainSingle();
    }
}
