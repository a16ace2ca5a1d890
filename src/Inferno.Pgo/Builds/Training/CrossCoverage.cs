using Inferno.Pgo.Profiles;

namespace Inferno.Pgo.Builds.Training;

/// <summary>How well training runs stand for work that is not among them.</summary>
internal static class CrossCoverage
{
    /// <summary>
    /// The smallest share of one run's hot weight that the profile of the others covers, 0 to 100 (leave one out);
    /// <see langword="null"/> of a single run: that it covers itself says nothing.
    /// </summary>
    public static double? Of(IReadOnlyList<Profile> runs) => runs.Count == 1
        ? null
        : runs.Min(run => ProfileCoverage.Of(Profile.Merge(runs.Where(other => !ReferenceEquals(other, run))), run).CoveredPercent);
}
