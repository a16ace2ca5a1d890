using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Reports;
using Inferno.PgoPerf.Runs;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Verdicts;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A run that is killed at some launch, and gone on with from its journal.</summary>
public sealed class ResumingARun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-resume-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "launches.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(20)]
    public async Task Does_only_the_launch_in_flight_again(int killedAt)
    {
        await RunAsync(KilledAt(killedAt)).Invoking(run => run).Should().ThrowAsync<OperationCanceledException>();
        await File.AppendAllTextAsync(Path, "{\"request\":\"b --pro", TestContext.Current.CancellationToken);

        ScriptedLauncher rest = Building();
        IReadOnlyList<ScenarioResult> resumed = await RunAsync(rest);

        rest.Requests.Should().HaveCount(20 - (killedAt - 1));
        resumed.Should().ContainSingle().Which.Samples.Pairs.Should().HaveCount(10);
        resumed[0].Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public async Task Comes_to_the_same_verdict_from_the_journal_alone()
    {
        IReadOnlyList<ScenarioResult> measured = await RunAsync(Building());
        ScriptedLauncher none = new((_, _) => throw new InvalidOperationException("everything is recorded"));

        IReadOnlyList<ScenarioResult> replayed = await RunAsync(none);

        replayed[0].Should().BeEquivalentTo(measured[0], options => options.RespectingRuntimeTypes().Excluding(result => result.Seconds));
    }

    [Fact]
    public async Task Remembers_a_voided_pair()
    {
        ScriptedLauncher dying = new((request, launch) => launch == 3
            ? throw ScriptedLauncher.Dying(request)
            : launch == 8 ? throw new OperationCanceledException() : Answer(request));
        await RunAsync(dying).Invoking(run => run).Should().ThrowAsync<OperationCanceledException>();

        IReadOnlyList<ScenarioResult> resumed = await RunAsync(Building());

        resumed[0].Samples.Voids.Should().ContainSingle().Which.Message.Should().Contain("the child died");
    }

    [Fact]
    public async Task Refuses_a_journal_of_another_plan()
    {
        await RunAsync(Building());

        await RunAsync(Building(), seed: 12).Invoking(run => run).Should().ThrowAsync<ResumeException>()
            .WithMessage("*cannot be resumed: the recorded launch*is not the planned*");
    }

    [Fact]
    public void Names_the_line_that_is_no_launch()
    {
        File.WriteAllText(Path, "{}\nnonsense\n{}\n");

        FluentActions.Invoking(() => Journal.Open(Path)).Should().Throw<RunFormatException>()
            .WithMessage("*launches.jsonl:*expected a launch of this version*");
    }

    private static ScriptedLauncher Building() => new((request, _) => Answer(request));

    private static ScriptedLauncher KilledAt(int launch) =>
        new((request, number) => number == launch ? throw new OperationCanceledException() : Answer(request));

    private static Launch Answer(LaunchRequest request) =>
        SampleFactory.Launch(request.Executable == "p" ? .003 : .004, Random.Shared);

    private async Task<IReadOnlyList<ScenarioResult>> RunAsync(ILauncher launcher, int seed = 11)
    {
        Comparison compared = new(
            SampleFactory.Scenario(new GainAbove(.1)),
            new BuildPair(new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p")));
        using Journal journal = Journal.Open(Path);
        MeasurementSettings settings = new("model", seed, TimeSpan.FromSeconds(9));
        return await new Rotation(new JournalingLauncher(launcher, journal), settings, new SilentProgress())
            .RunAsync([compared], TestContext.Current.CancellationToken);
    }
}
