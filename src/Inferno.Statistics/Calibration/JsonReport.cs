using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Statistics.Calibration;

/// <summary>Renders a calibration as JSON: the counts themselves, so that others can compute what they like.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Render(CalibrationReport report) => JsonSerializer.Serialize(
        new
        {
            Schema = 1,
            report.Seed,
            report.Experiments,
            Trace = report.Trace is { } trace ? new { trace.File, trace.Sha256, Launches = trace.Times.Count } : null,
            Rounds = report.Rounds is { } rounds ? new { rounds.File, rounds.Sha256, Rounds = rounds.Times.Count / 2 } : null,
            Findings = report.Findings.Select(Row),
        },
        Options) + "\n";

    private static object Row(Finding finding) => new
    {
        finding.Question.Table,
        finding.Question.Noise,
        finding.Question.Procedure,
        finding.Question.Pairs,
        finding.Question.Truth,
        finding.Tally.Passed,
        finding.Tally.Failed,
        finding.Tally.Inconclusive,
        finding.Tally.MeanLaunches,
    };
}
