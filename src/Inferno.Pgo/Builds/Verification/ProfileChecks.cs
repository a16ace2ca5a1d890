using Inferno.Pgo.Builds.Manifests;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>The profile of a static mode says something, and says it of this program as it is now.</summary>
internal static class ProfileChecks
{
    /// <summary>
    /// The least share of the profile's weight that the build should be able to use, in percent: the weight of the program's
    /// methods and of those of the framework that are compiled with the profile.
    /// </summary>
    public const double LeastUsedPercent = 50;

    /// <summary>The largest share of that weight that may be in methods which changed since the training, in percent.</summary>
    public const double MostStalePercent = 5;

    /// <summary>
    /// The least share of one run's hot weight that the other runs should cover, in percent. Runs are meant to differ,
    /// so only those that have little in common are worth a word.
    /// </summary>
    public const double LeastCoveragePercent = 50;

    public static IEnumerable<Finding> Run(BuildPair pair) => pair.Evidence is { } evidence ? Run(evidence) : [];

    private static IEnumerable<Finding> Run(StaticEvidence evidence)
    {
        if (evidence.Training.Methods == 0)
        {
            yield return ProfileFindings.Empty(evidence.Training.File);
            yield break;
        }

        if (evidence.Fit.ProgramMethods == 0)
        {
            yield return ProfileFindings.Foreign(evidence);
        }
        else if (evidence.Fit.Reach.Count > 0 && evidence.Fit.UsedPercent() < LeastUsedPercent)
        {
            yield return ProfileFindings.MostlyLeft(evidence, LeastUsedPercent);
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

        if (evidence.Training.Truncated > 0)
        {
            yield return ProfileFindings.Truncated(evidence);
        }
    }
}
