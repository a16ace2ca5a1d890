using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Builds.Verification;

/// <summary>A profile that was used has changed machine code, and that of the methods which it calls hot first of all.</summary>
public static class BodyChecks
{
    /// <summary>
    /// The least share of the hot methods' weight that must be in methods whose code changed, in percent. It is not
    /// 100, since a profile may find a straight loop laid out well already.
    /// </summary>
    public const double LeastHotTouchedPercent = 50;

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
        else if (changes.HotTouchedPercent < LeastHotTouchedPercent)
        {
            yield return BodyFindings.HottestUntouched(changes, LeastHotTouchedPercent);
        }
    }
}
