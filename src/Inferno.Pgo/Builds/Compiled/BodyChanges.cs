using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>What a profile did to the machine code of a program, in numbers.</summary>
/// <param name="Compared">Bodies that are in both builds, ≥ 0.</param>
/// <param name="Changed">Of those, how many have other code.</param>
/// <param name="Removed">Bodies only in the baseline: inlined everywhere, or not needed any more.</param>
/// <param name="Added">Bodies only in the PGO build.</param>
/// <param name="HotMethods">
/// How many of the profile's hot methods have a body in either build, and more than one path through it.
/// </param>
/// <param name="HotTouchedPercent">
/// The share of these methods' weight in the profile that is in methods whose code changed, went or came, 0 to 100.
/// </param>
/// <param name="HottestUntouched">The hottest of the others, hottest first.</param>
public sealed record BodyChanges(
    int Compared,
    int Changed,
    int Removed,
    int Added,
    int HotMethods,
    double HotTouchedPercent,
    IReadOnlyList<string> HottestUntouched)
{
    /// <summary>The share of the profile's weight whose methods count as hot.</summary>
    public const double HotShare = 0.9;

    private const int Listed = 10;

    /// <summary>Looks up the hot methods of <paramref name="profile"/> in <paramref name="comparison"/>.</summary>
    /// <param name="spell">How the definition of a method is called among the bodies (<see cref="DefinitionNames"/>).</param>
    /// <param name="comparison">The bodies of both builds.</param>
    /// <param name="profile">The profile that the PGO build was given.</param>
    public static BodyChanges Of(Func<MethodIdentity, string> spell, BodyComparison comparison, Profile profile)
    {
        Profile compiled = Profile.Of(profile.Methods.Where(method =>
            LeavesAChoice(method) && comparison.Definitions.Contains(spell(method.Method))));
        MethodProfile[] hot = ProfileCoverage.HottestMethods(compiled, HotShare);
        MethodProfile[] untouched = [.. hot.Where(method => !comparison.TouchedDefinitions.Contains(spell(method.Method)))];
        double all = hot.Sum(method => (double)method.Weight);
        double kept = untouched.Sum(method => (double)method.Weight);
        return new BodyChanges(
            comparison.Compared,
            comparison.Changed.Count,
            comparison.Removed.Count,
            comparison.Added.Count,
            hot.Length,
            all > 0 ? 100 * (all - kept) / all : 0,
            [.. untouched.Take(Listed).Select(method => method.Method.ToString())]);
    }

    /// <summary>A method of one block without calls to guess at compiles to the same code whatever its counts say.</summary>
    private static bool LeavesAChoice(MethodProfile method) => method.Records.Count > 1;
}
