namespace Inferno.Statistics.Calibration;

/// <summary>What makes launches of one and the same program take different times.</summary>
public interface INoise
{
    /// <summary>A few words for a table.</summary>
    string Name { get; }

    /// <summary>
    /// Whether values come in pairs, baseline and candidate of one round, whose order was drawn when they were measured.
    /// </summary>
    bool IsPaired => false;

    /// <summary>Draws the logarithms of the times of consecutive launches.</summary>
    void Fill(Span<double> logTimes, SplitMix64 random);
}
