namespace Inferno.Statistics.Calibration;

/// <summary>A question and how the experiments answered it.</summary>
public sealed record Finding(Question Question, Tally Tally);
