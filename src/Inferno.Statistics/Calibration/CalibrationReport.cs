
namespace Inferno.Statistics.Calibration;

/// <summary>The findings of a calibration and what is needed to repeat it.</summary>
/// <param name="Seed">Of all draws.</param>
/// <param name="Experiments">Number of experiments behind each finding.</param>
/// <param name="Trace">The measured noise, when there was one.</param>
/// <param name="Rounds">The measured rounds, when there were some: the times of both arms in turn.</param>
/// <param name="Findings">In the order in which they were asked for.</param>
public sealed record CalibrationReport(ulong Seed, int Experiments, Trace? Trace, Trace? Rounds, IReadOnlyList<Finding> Findings)
{
    /// <summary>Names of the noises of a table, in the order in which they were asked for.</summary>
    public IReadOnlyList<string> Noises(CalibrationTable table) =>
        [.. Findings.Where(finding => finding.Question.Table == table).Select(finding => finding.Question.Noise).Distinct()];

    public IEnumerable<Finding> Of(CalibrationTable table, string noise) => Findings
        .Where(finding => finding.Question.Table == table && finding.Question.Noise == noise);
}
