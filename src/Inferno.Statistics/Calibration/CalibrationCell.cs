namespace Inferno.Statistics.Calibration;

/// <summary>A question and the experiment that answers it once.</summary>
public sealed record CalibrationCell(Question Question, Func<SplitMix64, Outcome> Experiment);
