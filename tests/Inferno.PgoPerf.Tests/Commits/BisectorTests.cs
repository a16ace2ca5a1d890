using Inferno.Measuring.Commits;
using Inferno.Measuring.Processes;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds.Commits;
using Inferno.Pgo.Builds.Sources;
using Inferno.PgoPerf.Tests.Programs;
using Inferno.Reporting.Markdown;

namespace Inferno.PgoPerf.Tests.Commits;

/// <summary>The search, on commits whose times are known: commit 0 is the good one, the last of the line is the bad one.</summary>
public sealed class BisectorTests
{
    private readonly List<(int From, int To)> _asked = [];
    private readonly HashSet<int> _broken = [];
    private readonly SilentProgress _progress = new();

    [Fact]
    public async Task Finds_the_commit_wherever_it_is()
    {
        for (int length = 1; length <= 17; length++)
        {
            for (int culprit = 1; culprit <= length; culprit++)
            {
                _asked.Clear();
                Bisection found = await SearchAsync(length, commit => commit >= culprit ? 11 : 10);

                found.End.Should().Be(BisectionEnd.Found);
                found.Suspects.Should().Equal(CommitExample.Number(culprit));
                _asked.Should().HaveCountLessThanOrEqualTo(2 + (int)Math.Ceiling(Math.Log2(length)), "it halves");
                _asked.Should().Contain((culprit - 1, culprit), "the commit is measured against the one before it");
            }
        }
    }

    [Fact]
    public async Task Says_that_there_is_no_regression_without_building_anything_between()
    {
        Bisection found = await SearchAsync(8, _ => 10);

        found.End.Should().Be(BisectionEnd.NoRegression);
        _asked.Should().Equal((0, 8));
        Text(found).Should().EndWith("no regression: 0000000008 (change 8) is equal against 0000000000 (change 0), so there is nothing to look for\n");
    }

    [Theory]
    [InlineData(Outcome.Inconclusive, BisectionEnd.Undecided, "undecided: noise hides whether 0000000004 (change 4) is slower*")]
    [InlineData(Outcome.Invalid, BisectionEnd.Worthless, "worthless: at 0000000004 (change 4): INF2006 *")]
    public async Task Stops_where_a_comparison_decides_nothing(Outcome outcome, BisectionEnd end, string line)
    {
        Bisection found = await SearchAsync(8, commit => commit >= 6 ? 11 : 10, commit => commit == 4 ? outcome : null);

        found.End.Should().Be(end);
        found.Suspects.Should().Equal(Enumerable.Range(1, 8).Select(CommitExample.Number));
        _asked.Should().Equal((0, 8), (0, 4));
        Text(found).Should().Match($"*{line}it is one of:\n  0000000001 (change 1)\n*");
    }

    [Fact]
    public async Task Skips_a_commit_that_does_not_build()
    {
        _broken.Add(4);

        Bisection found = await SearchAsync(8, commit => commit >= 6 ? 11 : 10);

        found.Suspects.Should().Equal(CommitExample.Number(6));
        found.Steps.Single(step => step.Comparison is null).Skipped.Should().Be("0000000004 (change 4) does not build: CS1002");
        Text(found).Should().Contain("| 0000000004 (change 4) |").And.Contain("| skipped |");
    }

    [Fact]
    public async Task Names_all_commits_that_are_left_where_the_others_do_not_build()
    {
        _broken.UnionWith([3, 4]);

        Bisection found = await SearchAsync(8, commit => commit >= 4 ? 11 : 10);

        found.End.Should().Be(BisectionEnd.Unmeasurable);
        found.Suspects.Should().Equal(CommitExample.Number(3), CommitExample.Number(4), CommitExample.Number(5));
    }

    [Fact]
    public async Task Does_not_blame_the_one_of_many_small_steps_at_which_the_margin_is_passed()
    {
        Bisection found = await SearchAsync(8, commit => 10 + (commit * .2));

        found.End.Should().Be(BisectionEnd.Gradual);
        found.Suspects.Should().Equal(CommitExample.Number(3));
        Text(found).Should().Contain("not proved: 0000000003 (change 3) is the first that is slower than 0000000000 (change 0)");
    }

    [Fact]
    public async Task Does_not_go_on_without_the_bad_commit()
    {
        _broken.Add(8);

        await FluentActions.Invoking(() => SearchAsync(8, _ => 10)).Should().ThrowAsync<CommitBuildException>();
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(0, false)]
    public async Task Skips_a_commit_of_which_no_launch_gives_a_value_but_not_the_good_one(int failing, bool isSkipped)
    {
        Func<Task<Bisection>> search = () => SearchAsync(8, commit => commit >= 6 ? 11 : 10, commit => commit == 4
            ? throw new LaunchException(LaunchFailure.Crashed, "it died", new LaunchTranscript(CommitExample.Number(failing).ShortHash, "app", 3, TimeSpan.Zero))
            : null);

        if (isSkipped)
        {
            (await search()).Suspects.Should().Equal(CommitExample.Number(6));
        }
        else
        {
            await search.Should().ThrowAsync<LaunchException>();
        }
    }

    private Task<Bisection> SearchAsync(int length, Func<int, double> time, Func<int, Outcome?>? otherwise = null)
    {
        Commit[] line = [.. Enumerable.Range(1, length).Select(CommitExample.Number)];
        return new Bisector(CompareAsync, _progress).RunAsync(CommitExample.Number(0), line, TestContext.Current.CancellationToken);

        Task<CommitComparison> CompareAsync(Commit from, Commit to, CancellationToken cancellation)
        {
            (int one, int other) = (NumberOf(from), NumberOf(to));
            _asked.Add((one, other));
            if (_broken.Contains(other))
            {
                throw new CommitBuildException(to, "CS1002", new InvalidOperationException());
            }

            double gain = 1 - (time(other) / time(one));
            Outcome outcome = otherwise?.Invoke(other) ?? (Math.Abs(gain) <= .05 ? Outcome.Pass : Outcome.Fail);
            return Task.FromResult(CommitExample.Of(from, to, outcome, gain));
        }
    }

    private static int NumberOf(Commit commit) => Convert.ToInt32(commit.ShortHash, 16);

    private static string Text(Bisection bisection) => CommitReport.Text(bisection);
}
