using Inferno.Statistics.Calibration;
using Perfolizer.Mathematics.Common;
using Perfolizer.Mathematics.SignificanceTesting;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using Pragmastat;

namespace Inferno.Pgo.Tool.Commands.Calibrate;

/// <summary>
/// What BenchmarkDotNet's default statistical test column says, through the library that computes it: Mann-Whitney on
/// samples that differ by more than 10%, at a significance level of 0.00001.
/// </summary>
public static class BenchmarkDotNetColumn
{
    private static readonly SimpleEquivalenceTest Test = new(MannWhitneyTest.Instance);
    private static readonly Threshold Threshold = Threshold.Parse("10%");

    public static Procedure Procedure { get; } = new(
        "BenchmarkDotNet column (10%, α 1e-5), A then B",
        LaunchOrder.BaselineThenCandidate,
        (launches, _) => Differs(launches));

    private static bool Differs(Launches launches) =>
        Test.Perform(new Sample(launches.Baseline), new Sample(launches.Candidate), Threshold, SignificanceLevel.P1E5)
            is ComparisonResult.Greater or ComparisonResult.Lesser;
}
