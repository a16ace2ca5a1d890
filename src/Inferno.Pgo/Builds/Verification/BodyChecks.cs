using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>A profile that was used has changed machine code, and that of the methods which it calls hot first of all.</summary>
public static class BodyChecks
{
    /// <summary>
    /// The least share of the hot methods' weight that must be in methods whose code changed, in percent. It is not
    /// near 100, since a profile may find a loop laid out well already: used profiles reached 60 (ReadyToRun) and 75
    /// (NativeAOT), unused ones 0.
    /// </summary>
    public const double LeastHotTouchedPercent = 25;

    /// <summary>The fewest hot methods of which that is asked: a loop or two may be laid out well whatever a profile says.</summary>
    public const int FewestHotMethods = 5;

    /// <summary>Everything in <paramref name="pair"/> that says its profile was not used; nothing in the dynamic mode.</summary>
    public static IEnumerable<Finding> Run(BuildPair pair) => pair switch
    {
        { Evidence: null } => [],
        { Definition.EmbedsProfile: true } =>
        [
            .. Run(pair.Evidence.Bodies),
            .. RunEmbedded(
                // Images of the framework keep what Microsoft put into them.
                pair.Baseline.EmbeddingAmong(pair.BaselineCompilations.Where(call => !call.IsGivenShipped)),
                pair.Pgo.EmbeddingAmong(pair.PgoCompilations)),
        ],
        _ => Run(pair.Evidence.Bodies),
    };

    /// <summary>Everything in <paramref name="changes"/> that says the profile was not used.</summary>
    public static IEnumerable<Finding> Run(BodyChanges changes)
    {
        if (changes.Changed + changes.Removed + changes.Added == 0)
        {
            yield return BodyFindings.NoneChanged(changes.Compared);
        }
        else if (changes.HotMethods == 0)
        {
            yield return BodyFindings.NoneProfiled();
        }
        else if (changes.HotMethods >= FewestHotMethods && changes.HotTouchedPercent < LeastHotTouchedPercent)
        {
            yield return BodyFindings.HottestUntouched(changes, LeastHotTouchedPercent);
        }
    }

    /// <summary>
    /// Everything wrong with the profile data inside ReadyToRun images, from which the runtime recompiles hot code: the
    /// machine code of both builds may differ as it should while this data is missing.
    /// </summary>
    /// <param name="baseline">The baseline's images that embed a profile.</param>
    /// <param name="pgo">The PGO build's.</param>
    public static IEnumerable<Finding> RunEmbedded(IReadOnlyList<string> baseline, IReadOnlyList<string> pgo)
    {
        if (baseline.Count > 0)
        {
            yield return BodyFindings.BaselineEmbedsProfile(baseline);
        }

        if (pgo.Count == 0)
        {
            yield return BodyFindings.NothingEmbedded();
        }
    }
}
