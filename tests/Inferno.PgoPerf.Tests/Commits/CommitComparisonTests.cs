using Inferno.Measuring.Commits;
using Inferno.Measuring.Verdicts;
using Inferno.Reporting.Markdown;

namespace Inferno.PgoPerf.Tests.Commits;

public sealed class CommitComparisonTests
{
    [Theory]
    [InlineData(Outcome.Pass, .01, CommitDifference.Equal, "equal: 0000000002 (change 2) takes the same time as 0000000001 (change 1): gain +1.0% [+0.0%, +2.0%], 10 pairs, asked was ±5%")]
    [InlineData(Outcome.Fail, .1, CommitDifference.Faster, "faster: 0000000002 (change 2) than 0000000001 (change 1): gain +10.0%*")]
    [InlineData(Outcome.Fail, -.1, CommitDifference.Slower, "slower: 0000000002 (change 2) than 0000000001 (change 1): gain -10.0%*")]
    [InlineData(Outcome.Inconclusive, -.05, CommitDifference.Undecided, "undecided: whether 0000000002 (change 2) takes the same time as *Measure more pairs, or ask with a wider --margin.")]
    [InlineData(Outcome.Invalid, 0, CommitDifference.Worthless, "worthless: INF2006 *")]
    public void Says_what_the_verdict_on_equality_means(Outcome outcome, double gain, CommitDifference difference, string line)
    {
        CommitComparison comparison = CommitExample.Of(CommitExample.Number(1), CommitExample.Number(2), outcome, gain);

        comparison.Difference.Should().Be(difference);
        CommitReport.Text(comparison).Trim().Split('\n')[^1].Should().Match(line);
    }
}
