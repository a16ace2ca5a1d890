using Inferno.Pgo.Builds.Evidence;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The profile of a static mode says something, and says it of this program as it is now.</summary>
internal static class ProfileChecks
{
    /// <summary>The least share of the profile's weight in the program's own methods, in percent.</summary>
    public const double LeastProgramPercent = 5;

    /// <summary>The largest share of that weight that may be in methods which changed since the training, in percent.</summary>
    public const double MostStalePercent = 5;

    /// <summary>The least share of one run's hot weight that the other runs should cover, in percent.</summary>
    public const double LeastCoveragePercent = 80;

    public static IEnumerable<Finding> Run(BuildPair pair) => pair.Evidence is { } evidence ? Run(evidence) : [];

    private static IEnumerable<Finding> Run(StaticEvidence evidence)
    {
        if (evidence.Training.Methods == 0)
        {
            yield return ProfileFindings.Empty(evidence.Training.File);
            yield break;
        }

        if (evidence.Fit.ProgramPercent < LeastProgramPercent)
        {
            yield return ProfileFindings.Foreign(evidence, LeastProgramPercent);
        }

        if (evidence.Fit.StalePercent > MostStalePercent)
        {
            yield return ProfileFindings.Stale(evidence, MostStalePercent);
        }

        if (evidence.Training.CoveragePercent < LeastCoveragePercent)
        {
            yield return ProfileFindings.LowCoverage(evidence, LeastCoveragePercent);
        }

        if (evidence.Training.EventsLost > 0)
        {
            yield return ProfileFindings.EventsLost(evidence);
        }
    }
}
