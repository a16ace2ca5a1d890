using System.Globalization;

namespace Inferno.Statistics.Calibration;

/// <summary>A table with one row per truth and one column per noise.</summary>
/// <param name="Table">Which findings it shows.</param>
/// <param name="Title">The question.</param>
/// <param name="Cells">What a cell holds.</param>
/// <param name="Cell">Renders one.</param>
internal sealed record VerdictTable(CalibrationTable Table, string Title, string Cells, Func<Tally, string> Cell)
{
    public static IReadOnlyList<VerdictTable> All { get; } =
    [
        new(CalibrationTable.Gain, "Is the gain at least 10%?",
            "Pass / Inconclusive / Fail by the true gain, in percent [mean launches].", Shares),
        new(CalibrationTable.Equality, "Are both sides equal within ±10%?",
            "Equal / Inconclusive / Different by the true gain, in percent [mean launches].", Shares),
        new(CalibrationTable.GainFutility, "What is saved and lost by stopping where the rest is futile",
            "Is the gain at least 10%? Pass / Inconclusive / Fail by the true gain, in percent [mean pairs].", ByPairs),
        new(CalibrationTable.EqualityFutility, "The same for equality within ±10%",
            "Equal / Inconclusive / Different by the true gain, in percent [mean pairs].", ByPairs),
        new(CalibrationTable.Slowdown, $"Is it slower than its reference, one scenario among {CalibrationCells.Scenarios}?",
            "Reported as slower by the true gain, in percent [mean launches].",
            tally => $"{Percent.Of(tally.FailRate)} {Launches(tally)}"),
        new(CalibrationTable.Canary, "Does the canary find a biased harness?",
            "Invalid / too noisy to vouch / vouched for by the bias, in percent [mean pairs].",
            tally => $"{Percent.Of(tally.FailRate)} / {Percent.Of(tally.InconclusiveRate)} / {Percent.Of(tally.PassRate)} {Pairs(tally)}"),
    ];

    private static string Shares(Tally tally) =>
        $"{Percent.Of(tally.PassRate)} / {Percent.Of(tally.InconclusiveRate)} / {Percent.Of(tally.FailRate)} {Launches(tally)}";

    private static string ByPairs(Tally tally) =>
        $"{Percent.Of(tally.PassRate)} / {Percent.Of(tally.InconclusiveRate)} / {Percent.Of(tally.FailRate)} {Pairs(tally)}";

    private static string Pairs(Tally tally) =>
        $"[{(tally.MeanLaunches / 2).ToString("0", CultureInfo.InvariantCulture)}]";

    private static string Launches(Tally tally) =>
        $"[{tally.MeanLaunches.ToString("0", CultureInfo.InvariantCulture)}]";
}
