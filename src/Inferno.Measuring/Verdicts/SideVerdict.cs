using Inferno.Measuring.Rounds;
using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.Measuring.Verdicts;

/// <summary>Bytes of all files of two builds.</summary>
/// <param name="Baseline">Of the baseline, above 0.</param>
/// <param name="Candidate">Of the candidate, above 0.</param>
public sealed record BuildSizes(long Baseline, long Candidate);

/// <summary>What a figure beside the times came to.</summary>
/// <param name="Expected">What was expected of it.</param>
/// <param name="Outcome">Pass, Fail or Inconclusive.</param>
/// <param name="Gain">How much less it is; below 0 where it is more.</param>
public sealed record SideVerdict(AlsoExpected Expected, Outcome Outcome, GainSummary Gain)
{
    /// <summary>The verdict in a few words, with the change of the figure: +100% is twice as much.</summary>
    public override string ToString()
    {
        string range = Gain.Low < Gain.High ? $" [{GainSummary.Percent(-Gain.High)}, {GainSummary.Percent(-Gain.Low)}]" : "";
        return $"'{Expected}' {Outcome.Verb()}: change {GainSummary.Percent(-Gain.Gain)}{range}";
    }
}

/// <summary>Decides on the figures beside the times, each by a procedure of its own on the same pairs.</summary>
/// <remarks>
/// A scenario passes only where all its parts do, so that none needs a correction (<see cref="MetricRatio"/>); the chances that one is
/// refuted wrongly, at most 1% each, add up.
/// </remarks>
internal static class SideFigures
{
    /// <summary>What keeps figures that are expected from being compared.</summary>
    public static IReadOnlyList<Finding> Check(Samples samples) =>
    [
        .. samples.Scenario.AlsoExpects
            .Select(also => (also.Name, Missing: Sides(samples, also.Figure).SelectMany(side => side).Count(value => value is not > 0)))
            .Where(one => one.Missing > 0)
            .Select(one => MeasurementFindings.NoFigure(one.Name, one.Missing, 2 * samples.Pairs.Count)),
    ];

    /// <summary>What each figure says at a look, in the order in which they were declared; samples that <see cref="Check"/> finds fit.</summary>
    public static IReadOnlyList<(Decision Decision, SideVerdict Verdict)> Decide(Samples samples) =>
        [.. samples.Scenario.AlsoExpects.Select(also => Decide(samples, also))];

    private static (Decision Decision, SideVerdict Verdict) Decide(Samples samples, AlsoExpected also)
    {
        double[][] sides = [.. Sides(samples, also.Figure).Select(side => side.Select(value => value!.Value).ToArray())];
        PairedEstimate estimate = MetricRatio.Estimate(sides[0], sides[1], Better.Lower);
        Decision decision = also.Figure == SideFigure.SizeOnDisk
            ? Exactly(also.Expectation, samples.Sizes!)
            : also.Expectation.Decide(estimate);
        Outcome outcome = decision switch
        {
            Decision.Pass => Outcome.Pass,
            Decision.Fail => Outcome.Fail,
            _ => Outcome.Inconclusive,
        };
        return (decision, new SideVerdict(also, outcome, GainSummary.Of(estimate)));
    }

    // A number without noise is on one side of its margin; at it, growth is still within its bound and a gain is not above its own.
    // In decimals, so that 110 is no more than 10% above 100.
    private static Decision Exactly(Expectation expectation, BuildSizes sizes)
    {
        decimal baseline = sizes.Baseline;
        decimal candidate = sizes.Candidate;
        bool holds = expectation switch
        {
            GainAbove { Margin: > 0 and var margin } => candidate < baseline * (1 - (decimal)margin),
            GainAbove { Margin: var margin } => candidate <= baseline * (1 - (decimal)margin),
            EqualWithin { Delta: var delta } => candidate <= baseline * (1 + (decimal)delta) && baseline <= candidate * (1 + (decimal)delta),
            _ => throw new ArgumentException($"'{expectation}' is nothing that a size can show.", nameof(expectation)),
        };
        return holds ? Decision.Pass : Decision.Fail;
    }

    // The baseline's value in each pair, and the candidate's.
    private static IReadOnlyList<double?>[] Sides(Samples samples, SideFigure figure) => figure == SideFigure.SizeOnDisk
        ? [[.. samples.Pairs.Select(_ => (double?)samples.Sizes?.Baseline)], [.. samples.Pairs.Select(_ => (double?)samples.Sizes?.Candidate)]]
        : [[.. samples.Pairs.Select(pair => ValueOf(samples, figure, pair.Baseline))], [.. samples.Pairs.Select(pair => ValueOf(samples, figure, pair.Candidate))]];

    private static double? ValueOf(Samples samples, SideFigure figure, Launch launch) => figure switch
    {
        SideFigure.PeakMemory => launch.Case.Evidence?.PeakBytes,
        SideFigure.AllocatedBytes => launch.Case.Evidence?.AllocatedBytes,
        _ => launch.Case.Batches.Count < Workload.FewestForP95 ? null : Quantiles.Value([.. launch.Case.Batches.Select(samples.TimeOf)], .95),
    };
}
