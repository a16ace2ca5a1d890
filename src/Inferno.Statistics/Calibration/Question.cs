namespace Inferno.Statistics.Calibration;

/// <summary>One line of a calibration table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Noise">Name of the noise.</param>
/// <param name="Procedure">Name of the procedure that is asked.</param>
/// <param name="Pairs">Launches a side, at most.</param>
/// <param name="Truth">The true gain, or the harness's bias in the canary's table, as a share.</param>
public sealed record Question(CalibrationTable Table, string Noise, string Procedure, int Pairs, double Truth);

/// <summary>How one experiment ended and how many launches it took.</summary>
public readonly record struct Outcome(Decision Decision, int Launches);

/// <summary>A question and how the experiments answered it.</summary>
public sealed record Finding(Question Question, Tally Tally);

/// <summary>A question and the experiment that answers it once.</summary>
public sealed record CalibrationCell(Question Question, Func<SplitMix64, Outcome> Experiment);
