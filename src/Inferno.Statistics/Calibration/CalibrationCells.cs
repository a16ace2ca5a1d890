namespace Inferno.Statistics.Calibration;

/// <summary>The questions that a calibration asks under one noise.</summary>
public static class CalibrationCells
{
    /// <summary>The margin of gains and of equality.</summary>
    public const double Margin = .1;

    /// <summary>Scenarios among which a slowdown is looked for.</summary>
    public const int Scenarios = 14;

    private static readonly int[] FixedPairs = [10, 20, 30];
    private static readonly double[] Differences = [0, .1];
    private static readonly double[] Gains = [0, .05, .09, .1, .12, .15, .2];
    private static readonly double[] NearGains = [.09, .1, .11, .12, .13];
    private static readonly double[] Slowdowns = [0, .03, .05, .07, .1];
    private static readonly double[] Biases = [0, .02, .03, .05];

    /// <summary>Does each procedure find a difference where there is none, and where the gain is 10%?</summary>
    public static IEnumerable<CalibrationCell> Difference(INoise noise, IEnumerable<Procedure> procedures) =>
        from procedure in procedures
        from pairs in FixedPairs
        from truth in Differences
        let experiment = new Experiment(noise, truth) { Order = procedure.Order }
        select new CalibrationCell(
            new Question(CalibrationTable.Difference, noise.Name, procedure.Name, pairs, truth),
            random => Ask(procedure, experiment.Draw(pairs, random), random));

    /// <summary>What the verdicts of this project say, by the truth.</summary>
    public static IEnumerable<CalibrationCell> Verdicts(INoise noise) =>
    [
        .. Gains.Select(truth => Cell(CalibrationTable.Gain, noise, truth,
            random => Sequentially.Gain(new Experiment(noise, truth), Margin, random))),
        .. EqualityTruths().Select(truth => Cell(CalibrationTable.Equality, noise, truth,
            random => Sequentially.Equality(new Experiment(noise, truth), Margin, random))),
        .. Slowdowns.Select(slowdown => Cell(CalibrationTable.Slowdown, noise, 0 - slowdown,
            random => Sequentially.Slowdown(new Experiment(noise, 0 - slowdown), Scenarios, random))),
        .. Biases.Select(bias => Cell(CalibrationTable.Canary, noise, bias,
            random => Sequentially.Soundness(new Experiment(noise, 0) { Bias = bias }, random))),
    ];

    /// <summary>What it costs and saves to stop where it is futile to go on: each truth to the last look, then with it.</summary>
    public static IEnumerable<CalibrationCell> Futility(INoise noise) =>
    [
        .. Stopping(noise, CalibrationTable.GainFutility, NearGains, SequentialDesign.Warm,
            (experiment, design, random) => Sequentially.Gain(experiment, Margin, design, random)),
        .. Stopping(noise, CalibrationTable.EqualityFutility, EqualityTruths(), SequentialDesign.Equivalence,
            (experiment, design, random) => Sequentially.Equality(experiment, Margin, design, random)),
    ];

    private static IEnumerable<CalibrationCell> Stopping(
        INoise noise, CalibrationTable table, double[] truths, SequentialDesign toTheLast,
        Func<Experiment, SequentialDesign, SplitMix64, Outcome> decide) =>
        from truth in truths
        from design in new[] { toTheLast, toTheLast with { StopsWhenFutile = true } }
        let experiment = new Experiment(noise, truth)
        select new CalibrationCell(
            new Question(table, noise.Name, design.StopsWhenFutile ? "stops" : "to the last look", design.MostPairs, truth),
            random => decide(experiment, design, random));

    /// <summary>Nothing, half the margin, and both ends of the margin: ±ln(1+δ) as gains.</summary>
    private static double[] EqualityTruths() => [0, -Margin / 2, -Margin, Margin / (1 + Margin)];

    private static CalibrationCell Cell(
        CalibrationTable table, INoise noise, double truth, Func<SplitMix64, Outcome> experiment)
    {
        int pairs = table == CalibrationTable.Canary ? Canary.Looks[^1] : SequentialDesign.Warm.MostPairs;
        return new CalibrationCell(new Question(table, noise.Name, Procedures.Ours.Name, pairs, truth), experiment);
    }

    private static Outcome Ask(Procedure procedure, Launches launches, SplitMix64 random) =>
        new(procedure.Differs(launches, random) ? Decision.Fail : Decision.Pass, 2 * launches.Pairs);
}
