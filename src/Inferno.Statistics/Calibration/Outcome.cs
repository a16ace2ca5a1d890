namespace Inferno.Statistics.Calibration;

/// <summary>How one experiment ended and how many launches it took.</summary>
public readonly record struct Outcome(Decision Decision, int Launches);
