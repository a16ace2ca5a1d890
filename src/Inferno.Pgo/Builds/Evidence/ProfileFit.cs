using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Staleness;

namespace Inferno.Pgo.Builds.Evidence;

/// <summary>How well a profile fits the assemblies that were compiled with it.</summary>
/// <param name="ProgramMethods">Profiled methods of the program and its libraries; the framework does not count.</param>
/// <param name="ProgramPercent">The share of the profile's weight in them, 0 to 100. A profile of another program has none.</param>
/// <param name="StaleMethods">Of them, methods that are gone or have other code than was trained.</param>
/// <param name="StalePercent">The share of their weight in stale methods, 0 to 100.</param>
public sealed record ProfileFit(int ProgramMethods, double ProgramPercent, int StaleMethods, double StalePercent)
{
    /// <summary>Compares <paramref name="profile"/> with <paramref name="assemblies"/>, paths of assemblies with IL.</summary>
    /// <exception cref="ProfileFormatException">A file is no assembly.</exception>
    public static ProfileFit Of(Profile profile, IReadOnlyList<string> assemblies)
    {
        ProfileStaleness staleness = ProfileStaleness.Of(profile, assemblies);
        HashSet<string> names = [.. assemblies.Select(path => Path.GetFileNameWithoutExtension(path))];
        double all = profile.Methods.Sum(method => (double)method.Weight);
        double own = profile.Methods.Where(method => names.Contains(method.Method.Assembly)).Sum(method => (double)method.Weight);
        return new ProfileFit(
            staleness.Checked,
            Math.Round(all > 0 ? 100 * own / all : 0, 2),
            staleness.Stale.Count,
            Math.Round(staleness.StalePercent, 2));
    }
}
