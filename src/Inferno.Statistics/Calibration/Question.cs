namespace Inferno.Statistics.Calibration;

/// <summary>One line of a calibration table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Noise">Name of the noise.</param>
/// <param name="Procedure">Name of the procedure that is asked.</param>
/// <param name="Pairs">Launches a side, at most.</param>
/// <param name="Truth">The true gain, or the harness's bias in the canary's table, as a share.</param>
public sealed record Question(CalibrationTable Table, string Noise, string Procedure, int Pairs, double Truth);
