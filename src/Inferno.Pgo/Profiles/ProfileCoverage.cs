using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>How much of what a program does a profile knows about.</summary>
/// <param name="CoveredPercent">Share of the run's hot weight that is in methods the profile has data of, 0 to 100.</param>
/// <param name="HotMethods">How many methods make up the hot part of the run.</param>
/// <param name="Missing">Hot methods that the profile has no data of, hottest first.</param>
public sealed record ProfileCoverage(double CoveredPercent, int HotMethods, ValueList<MethodProfile> Missing)
{
    /// <summary>The share of a run's weight that is called hot unless the caller says otherwise.</summary>
    public const double HotShare = 0.99;

    /// <summary>
    /// Coverage of <paramref name="run"/>, a profile of the run to be covered, by <paramref name="profile"/>.
    /// </summary>
    /// <param name="profile">The profile that the build uses.</param>
    /// <param name="run">What the program did, as a profile of its own.</param>
    /// <param name="hotShare">The hottest methods that make up this share of the run count; above 0, at most 1.</param>
    public static ProfileCoverage Of(Profile profile, Profile run, double hotShare = HotShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hotShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hotShare, 1);
        MethodProfile[] hot = HottestMethods(run, hotShare);
        ValueList<MethodProfile> missing =
            hot.Where(method => profile.Find(method.Method) is not { Weight: > 0 }).ToValueList();
        double all = hot.Sum(method => (double)method.Weight);
        double lost = missing.Sum(method => (double)method.Weight);
        return new ProfileCoverage(all > 0 ? 100 * (all - lost) / all : 0, hot.Length, missing);
    }

    /// <summary>The methods that make up <paramref name="share"/> of a profile's weight, hottest first.</summary>
    public static MethodProfile[] HottestMethods(Profile profile, double share)
    {
        double wanted = share * profile.Methods.Sum(method => (double)method.Weight);
        double reached = 0;
        return [.. profile.Methods
            .Where(method => method.Weight > 0)
            .OrderByDescending(method => method.Weight)
            .ThenBy(method => method.Method.ToString(), StringComparer.Ordinal)
            .TakeWhile(method =>
            {
                bool isNeeded = reached < wanted;
                reached += method.Weight;
                return isNeeded;
            })];
    }
}
