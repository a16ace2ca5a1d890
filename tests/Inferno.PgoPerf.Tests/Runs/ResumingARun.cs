using Inferno.Measuring.Processes;
using Inferno.Measuring.Records;
using Inferno.Measuring.Rounds;
using Inferno.Measuring.Runs;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Runs;

/// <summary>A run that is killed in some round, and gone on with from its journal.</summary>
public sealed class ResumingARun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-resume-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "rounds.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    public async Task Does_only_the_round_in_flight_again(int killedAt)
    {
        await RunAsync(KilledAt(killedAt)).Invoking(run => run).Should().ThrowAsync<OperationCanceledException>();
        await File.AppendAllTextAsync(Path, "{\"request\":\"group: b", TestContext.Current.CancellationToken);

        ScriptedRounds rest = Building();
        IReadOnlyList<ScenarioResult> resumed = await RunAsync(rest);

        rest.Requests.Should().HaveCount(10 - (killedAt - 1));
        resumed.Should().ContainSingle().Which.Samples.Pairs.Should().HaveCount(10);
        resumed[0].Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public async Task Comes_to_the_same_verdict_from_the_journal_alone()
    {
        IReadOnlyList<ScenarioResult> measured = await RunAsync(Building());
        ScriptedRounds none = new((Asked _) => throw new InvalidOperationException("everything is recorded"));

        IReadOnlyList<ScenarioResult> replayed = await RunAsync(none);

        replayed[0].Should().BeEquivalentTo(measured[0], options => options.RespectingRuntimeTypes().Excluding(result => result.Seconds));
    }

    [Fact]
    public async Task Remembers_a_voided_round()
    {
        ScriptedRounds dying = new((Asked asked) => asked.Round == 3
            ? throw ScriptedRounds.Dying(asked.Build)
            : asked.Round == 8 ? throw new OperationCanceledException() : Answer(asked));
        await RunAsync(dying).Invoking(run => run).Should().ThrowAsync<OperationCanceledException>();

        IReadOnlyList<ScenarioResult> resumed = await RunAsync(Building());

        resumed[0].Samples.Voids.Should().ContainSingle().Which.Message.Should().Contain("the child died");
    }

    [Fact]
    public async Task Refuses_a_journal_of_another_plan()
    {
        await RunAsync(Building());

        await RunAsync(Building(), seed: 12).Invoking(run => run).Should().ThrowAsync<ResumeException>()
            .WithMessage("*cannot be resumed: the recorded round*is not the planned*");
    }

    [Fact]
    public void Names_the_line_that_is_no_round()
    {
        File.WriteAllText(Path, "{}\nnonsense\n{}\n");

        FluentActions.Invoking(() => Journal.Open(Path)).Should().Throw<RunFormatException>()
            .WithMessage("*rounds.jsonl:*expected a round of this version*");
    }

    [Fact]
    public void Refuses_a_journal_of_launches_that_an_older_version_wrote()
    {
        File.WriteAllText(Path, """{"request":"b --prompt x","launch":{"startedAt":"2026-11-27T10:00:00+00:00","duration":3,"firstResult":1,"logs":[]},"failure":null}""" + "\n");

        FluentActions.Invoking(() => Journal.Open(Path)).Should().Throw<RunFormatException>().WithMessage("*expected a round of this version*");
    }

    private static ScriptedRounds Building() => new((Asked asked) => Answer(asked));

    private static ScriptedRounds KilledAt(int round) =>
        new((Asked asked) => asked.Round == round ? throw new OperationCanceledException() : Answer(asked));

    private static MeasuredCase Answer(Asked asked) => SampleFactory.Noisy(
        new LaunchFigures(), asked.Build.Executable == "p" ? .003 : .004, Random.Shared).ToCase(asked.Case);

    private async Task<IReadOnlyList<ScenarioResult>> RunAsync(IRounds rounds, int seed = 11)
    {
        ModeBuilds builds = new(new ProgramBuild("baseline", "b"), new ProgramBuild("pgo", "p"), new ProgramBuild("copy", "c"));
        using Journal journal = Journal.Open(Path);
        RoundGroup group = new(
            new JournalingRounds(rounds, journal),
            ScenarioGroup.Of([SampleFactory.Scenario(new GainAbove(.1))])[0],
            builds,
            new MeasurementSettings(seed, TimeSpan.FromSeconds(9)));
        return await new Rotation(new SilentProgress()).RunAsync([group], TestContext.Current.CancellationToken);
    }
}
