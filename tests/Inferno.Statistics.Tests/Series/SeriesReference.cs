namespace Inferno.Statistics.Tests.Series;

internal sealed record SeriesReference(
    string Name, double[] Values, double[] Delays, double Lag1, double Drift, double Correlation);
