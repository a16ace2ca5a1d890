namespace Inferno.Statistics.Calibration;

/// <summary>The tables of a calibration, by the question that they answer.</summary>
public enum CalibrationTable
{
    /// <summary>Do the sides differ at all, after a fixed number of launches? Fail is yes.</summary>
    Difference,

    /// <summary>Is the gain at least the margin?</summary>
    Gain,

    /// <summary>Are the sides equal within the margin?</summary>
    Equality,

    /// <summary>Is the candidate slower than the reference? Fail is yes.</summary>
    Slowdown,

    /// <summary>Is the harness sound? Fail is no.</summary>
    Canary,
}
