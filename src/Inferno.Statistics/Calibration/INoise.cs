namespace Inferno.Statistics.Calibration;

/// <summary>What makes launches of one and the same program take different times.</summary>
public interface INoise
{
    /// <summary>A few words for a table.</summary>
    string Name { get; }

    /// <summary>Draws the logarithms of the times of consecutive launches.</summary>
    void Fill(Span<double> logTimes, SplitMix64 random);
}
