namespace Inferno.Statistics;

/// <summary>How far outside Tukey's fences a value lies, and on which side.</summary>
public enum OutlierClass
{
    Inside,
    LowMild,
    LowSevere,
    HighMild,
    HighSevere,
}
