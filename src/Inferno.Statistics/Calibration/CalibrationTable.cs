namespace Inferno.Statistics.Calibration;

/// <summary>The tables of a calibration, by the question that they answer.</summary>
public enum CalibrationTable
{
    /// <summary>Do the sides differ at all, after a fixed number of launches? Fail is yes.</summary>
    Difference,

    /// <summary>Is the gain at least the margin?</summary>
    Gain,

    /// <summary>Is the gain at least the margin, to the last look and where a look may stop what is futile?</summary>
    GainFutility,

    /// <summary>Are the sides equal within the margin, likewise?</summary>
    EqualityFutility,

    /// <summary>Are the sides equal within the margin?</summary>
    Equality,

    /// <summary>Is the candidate slower than the reference? Fail is yes.</summary>
    Slowdown,

    /// <summary>Is the harness sound? Fail is no, Inconclusive that it is too noisy to tell.</summary>
    Canary,
}
