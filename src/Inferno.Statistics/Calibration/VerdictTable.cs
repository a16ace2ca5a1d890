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
        new(CalibrationTable.Slowdown, $"Is it slower than its reference, one scenario among {CalibrationCells.Scenarios}?",
            "Reported as slower by the true gain, in percent [mean launches].",
            tally => $"{Percent.Of(tally.FailRate)} {Launches(tally)}"),
        new(CalibrationTable.Canary, "Does the canary find a biased harness?",
            "Runs declared Invalid by the bias, in percent.", tally => Percent.Of(tally.FailRate)),
    ];

    private static string Shares(Tally tally) =>
        $"{Percent.Of(tally.PassRate)} / {Percent.Of(tally.InconclusiveRate)} / {Percent.Of(tally.FailRate)} {Launches(tally)}";

    private static string Launches(Tally tally) =>
        $"[{tally.MeanLaunches.ToString("0", CultureInfo.InvariantCulture)}]";
}
