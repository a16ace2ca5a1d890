using System.Text.Json.Serialization;
using Inferno.Pgo.Builds;
using Inferno.Statistics;

namespace Inferno.Lab.Sweeps;

/// <summary>What is known of one mode.</summary>
/// <param name="Mode">Each mode is compared with its own baseline.</param>
/// <param name="Builds">SHA-256 of the manifest of the builds that were measured.</param>
/// <param name="Points">One point a width, ascending.</param>
public sealed record ModeSweep(PgoMode Mode, string Builds, IReadOnlyList<SweepPoint> Points)
{
    /// <summary>Fewest widths that a rank correlation can be had of.</summary>
    private const int FewestWidths = 4;

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

    /// <summary>What is known of a width; <see langword="null"/> where nothing is.</summary>
    public SweepPoint? Find(int hidden) => Points.FirstOrDefault(point => point.Hidden == hidden);

    /// <summary>The same with <paramref name="point"/> in place of what it held of that width.</summary>
    public ModeSweep With(SweepPoint point) => this with
    {
        Points = [.. Points.Where(other => other.Hidden != point.Hidden).Append(point).OrderBy(other => other.Hidden)],
    };
}
