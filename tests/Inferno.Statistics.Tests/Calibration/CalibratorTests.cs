using Inferno.Statistics.Calibration;

namespace Inferno.Statistics.Tests.Calibration;

public class CalibratorTests
{
    private static readonly CalibrationCell[] Cells =
    [
        .. CalibrationCells.Difference(StandardNoise.Bursts, [Procedures.Ours, .. Procedures.Peers]),
        .. CalibrationCells.Verdicts(StandardNoise.Bursts),
    ];

    [Fact]
    public void Answers_every_question_as_often_as_asked()
    {
        List<double> shares = [];
        IReadOnlyList<Finding> findings = Run(150, new Shares(shares));

        findings.Select(finding => finding.Question).Should().Equal(Cells.Select(cell => cell.Question));
        findings.Should().OnlyContain(finding => finding.Tally.Experiments == 150);
        shares.Should().BeInAscendingOrder().And.HaveElementAt(shares.Count - 1, 1);
    }

    [Fact]
    public void Depends_on_the_seed_only_and_not_on_the_cores() =>
        Run(60, new Shares([])).Should().Equal(Run(60, new Shares([])));

    [Fact]
    public void Finds_a_large_gain_more_often_than_none()
    {
        IReadOnlyList<Finding> findings = Run(200, new Shares([]));

        foreach (IGrouping<(string, int), Finding> asked in findings
            .Where(finding => finding.Question.Table == CalibrationTable.Difference && IsPaired(finding))
            .GroupBy(finding => (finding.Question.Procedure, finding.Question.Pairs)))
        {
            asked.Single(finding => finding.Question.Truth == .1).Tally.FailRate
                .Should().BeGreaterThan(asked.Single(finding => finding.Question.Truth == 0).Tally.FailRate);
        }
    }

    [Fact]
    public void Stops_when_it_is_cancelled()
    {
        using CancellationTokenSource stopped = new();
        stopped.Cancel();
        Action run = () => Calibrator.Run(Cells, new TrialRange(1, 0, 1000), new Shares([]), stopped.Token);

        run.Should().Throw<OperationCanceledException>();
    }

    private static bool IsPaired(Finding finding) => finding.Question.Procedure == Procedures.Ours.Name;

    private static IReadOnlyList<Finding> Run(int experiments, Shares progress) => Calibrator.Run(
        Cells, new TrialRange(7, 0, experiments), progress, TestContext.Current.CancellationToken);

    private sealed class Shares(List<double> reported) : IProgress<double>
    {
        public void Report(double value) => reported.Add(value);
    }
}
