using System.Globalization;
using Inferno.Measuring.Comparing;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Scenarios;
using Inferno.Measuring.Verdicts;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Tests.Comparing;

/// <summary>Real launches of scripted children that print what they would have taken.</summary>
public sealed class ProgramComparerTests
{
    private const string Took = "took ([0-9.a-z]+) ms";

    private readonly SilentProgress _progress = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10, 8, false, Outcome.Pass, .2)]
    [InlineData(8, 10, false, Outcome.Fail, -.25)]
    [InlineData(8, 10, true, Outcome.Pass, .2)]
    public async Task Finds_the_gain_that_the_programs_print(
        double baseline, double candidate, bool higherIsBetter, Outcome outcome, double gain)
    {
        using DummyProgram one = Printing("baseline", baseline);
        using DummyProgram other = Printing("candidate", candidate);

        ComparisonRecord found = await CompareAsync(Plan(one, other) with { HigherIsBetter = higherIsBetter });

        found.Verdict.Outcome.Should().Be(outcome);
        found.Verdict.Gain!.Gain.Should().BeApproximately(gain, .01);
        found.Pairs.Should().HaveCount(10);
        found.Pairs.Select(pair => pair.Order).Should().Equal(PairSchedule.Create(found.Seed, 10));
        _progress.Lines.Should().HaveCount(10).And.Contain(line => line.EndsWith("to the last", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_programs_that_take_the_same_undecided_after_the_last_pair()
    {
        using DummyProgram one = Printing("baseline", 10);
        using DummyProgram other = Printing("candidate", 10);

        ComparisonRecord found = await CompareAsync(Plan(one, other) with { MostPairs = 15 });

        found.Verdict.Outcome.Should().Be(Outcome.Inconclusive);
        found.Pairs.Should().HaveCount(15);
    }

    [Fact]
    public async Task Times_the_process_itself_where_no_number_is_asked_for()
    {
        using DummyProgram child = new("child", ["print nothing of note"]);

        ComparisonRecord found = await CompareAsync(Plan(child, child) with { Metric = ProcessMetric.Parse("wall") });

        found.Pairs.Should().OnlyContain(pair => pair.Baseline.Value > 0 && pair.Baseline.Value == pair.Baseline.Seconds);
    }

    [Fact]
    public async Task Calls_values_without_any_noise_worthless()
    {
        using DummyProgram child = new("child", ["print took 5 ms"]);

        Verdict verdict = (await CompareAsync(Plan(child, child))).Verdict;

        verdict.Outcome.Should().Be(Outcome.Invalid);
        verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2006");
    }

    [Theory]
    [InlineData("took 8 ms for 42 rows", Outcome.Pass)]
    [InlineData("took 8 ms for 41 rows", Outcome.Invalid)]
    public async Task Compares_only_programs_that_print_the_same_result(string line, Outcome outcome)
    {
        using DummyProgram one = new("baseline", ["print took 10 ms for 42 rows"], ["print took 10.01 ms for 42 rows"]);
        using DummyProgram other = new("candidate", [[$"print {line}"]]);

        Verdict verdict = (await CompareAsync(Plan(one, other) with { Same = new OutputPattern("for ([0-9]+) rows") })).Verdict;

        verdict.Outcome.Should().Be(outcome);
        verdict.Findings.Select(finding => finding.Id).Should().Equal(outcome == Outcome.Pass ? "INF2057" : "INF2016");
    }

    [Fact]
    public async Task Does_a_pair_again_when_a_launch_crashes()
    {
        using DummyProgram one = Printing("baseline", 10);
        using DummyProgram other = new("candidate", [["exit 3"], .. Scripts(8)]);

        ComparisonRecord found = await CompareAsync(Plan(one, other));

        found.Voids.Should().ContainSingle().Which.Build.Should().Be("candidate");
        found.Verdict.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public async Task Calls_a_comparison_worthless_in_which_launches_keep_crashing()
    {
        using DummyProgram one = Printing("baseline", 10);
        using DummyProgram other = new("candidate", [["exit 3"], .. Scripts(8).Take(3)]);

        Verdict verdict = (await CompareAsync(Plan(one, other))).Verdict;

        verdict.Findings.Should().ContainSingle().Which.Id.Should().Be("INF2004");
    }

    [Theory]
    [InlineData("exit 3", LaunchFailure.Crashed, "*exited with 3*command:*exit code: 3*")]
    [InlineData("hang", LaunchFailure.TimedOut, "*killed after its timeout of 1.5 s*")]
    [InlineData("print no figure", LaunchFailure.Unreadable, "*the baseline gave no value*matches none*no figure*")]
    [InlineData("print took long ms", LaunchFailure.Unreadable, "*captured 'long', expected a number above 0*")]
    public async Task Gives_up_on_a_program_that_never_gives_a_value(string step, LaunchFailure failure, string message)
    {
        using DummyProgram child = new("baseline", [[step]]);

        // Only what hangs is given little time: the others must come to their end, however busy the machine.
        TimeSpan timeout = failure == LaunchFailure.TimedOut ? TimeSpan.FromSeconds(1.5) : TimeSpan.FromMinutes(2);

        Func<Task> compare = () => CompareAsync(Plan(child, child) with { Timeout = timeout });

        LaunchException thrown = (await compare.Should().ThrowAsync<LaunchException>().WithMessage(message)).Which;
        thrown.Failure.Should().Be(failure);
    }

    private static DummyProgram Printing(string name, double milliseconds) => new(name, Scripts(milliseconds));

    // Ten launches within 1%: enough noise to be estimated, too little to hide 20%.
    private static string[][] Scripts(double milliseconds)
    {
        Random noise = new((int)(1000 * milliseconds));
        return [.. Enumerable.Range(0, 10).Select(_ => string.Create(
            CultureInfo.InvariantCulture, $"print took {milliseconds * (1 + (.01 * (noise.NextDouble() - .5))):F4} ms"))
            .Select(line => new[] { line })];
    }

    private static ComparisonPlan Plan(DummyProgram one, DummyProgram other) =>
        new(new BuildPair(one.Build, other.Build), [], ProcessMetric.Parse(Took)) { Seed = 7, MostPairs = 10 };

    private Task<ComparisonRecord> CompareAsync(ComparisonPlan plan) =>
        new ProgramComparer(plan, _progress).RunAsync(Cancellation);
}
