namespace Inferno.Statistics.Tests;

internal sealed record PairedReference(
    string Name,
    double[] Baseline,
    double[] Candidate,
    double MeanLogRatio,
    double StandardError,
    int DegreesOfFreedom,
    double Gain,
    double Low,
    double High,
    PValueReference[] Above)
{
    public PairedEstimate Estimate() => PairedLogRatio.Estimate(Baseline, Candidate);
}
