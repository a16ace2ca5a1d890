using System.Text.Json.Serialization;
using Inferno.PgoPerf.Reports;
using Inferno.Statistics;

namespace Inferno.PgoPerf.Sweeps;

/// <summary>A sweep over model widths, as it is kept and added to.</summary>
public sealed record SweepRecord
{
    /// <summary>The version of this record's shape that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Fewest widths that a rank correlation can be had of.</summary>
    private const int FewestWidths = 4;

    /// <summary>The version of this record's shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>Draws the weights and the order within every pair.</summary>
    public required int Seed { get; init; }

    /// <summary>SHA-256 of the manifest of the builds that were measured.</summary>
    public required string Builds { get; init; }

    /// <summary>The machine that it was measured on.</summary>
    public required MachineRecord Machine { get; init; }

    /// <summary>One point a width, ascending.</summary>
    public required IReadOnlyList<SweepPoint> Points { get; init; }

    /// <summary>
    /// Whether widths with a higher score gain more; <see langword="null"/> while fewer than four widths have a gain.
    /// </summary>
    [JsonIgnore]
    public RankCorrelation? Correlation
    {
        get
        {
            SweepPoint[] measured = [.. Points.Where(point => point.Gain is not null)];
            return measured.Length < FewestWidths
                ? null
                : RankCorrelation.Of(
                    [.. measured.Select(point => point.Suitability.Score)], [.. measured.Select(point => point.Gain!.Gain)]);
        }
    }

    /// <summary>The record with <paramref name="point"/> in place of what it held of that width.</summary>
    public SweepRecord With(SweepPoint point) => this with
    {
        Points = [.. Points.Where(other => other.Hidden != point.Hidden).Append(point).OrderBy(other => other.Hidden)],
    };
}
