namespace Inferno.Statistics.Tests;

internal sealed record TwoSampleReference(
    string Name, double[] First, double[] Second, double Statistic, double PValue);
