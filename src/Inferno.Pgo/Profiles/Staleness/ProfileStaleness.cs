using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Staleness;

/// <summary>Which methods of a profile no longer match the assemblies that are about to be compiled with it.</summary>
/// <param name="StalePercent">Share of the checked weight that is in stale methods, 0 to 100.</param>
/// <param name="Checked">Methods of the profile that belong to one of the assemblies.</param>
/// <param name="Unverifiable">Of those, methods whose trained code the profile does not record.</param>
/// <param name="Stale">Those that do not match, heaviest first.</param>
public sealed record ProfileStaleness(
    double StalePercent,
    int Checked,
    int Unverifiable,
    ValueList<StaleMethod> Stale)
{
    /// <summary>Checks the methods of <paramref name="profile"/> that <paramref name="assemblies"/> define.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="assemblies">Paths of assemblies with IL.</param>
    /// <exception cref="ProfileFormatException">A file is no assembly.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    public static ProfileStaleness Of(Profile profile, IReadOnlyList<string> assemblies)
    {
        Dictionary<string, AssemblyBodies> bodies = [];
        foreach (string path in assemblies)
        {
            AssemblyBodies read = AssemblyBodies.Read(path);
            bodies[read.Name] = read;
        }

        MethodProfile[] covered = [.. profile.Methods.Where(method => bodies.ContainsKey(method.Method.Assembly))];
        ValueList<StaleMethod> stale = covered
            .Select(method => (method, reason: bodies[method.Method.Assembly].Check(method)))
            .Where(check => check.reason is not null)
            .Select(check => new StaleMethod(check.method, check.reason!.Value))
            .OrderByDescending(method => method.Profile.Weight)
            .ToValueList();
        double all = covered.Sum(method => (double)method.Weight);
        double lost = stale.Sum(method => (double)method.Profile.Weight);
        int unverifiable = covered.Count(method => method.BodyDigest is null);
        return new ProfileStaleness(all > 0 ? 100 * lost / all : 0, covered.Length, unverifiable, stale);
    }
}

/// <summary>A profiled method that no longer fits the assemblies.</summary>
public sealed record StaleMethod(MethodProfile Profile, StaleReason Reason);

/// <summary>Why a profiled method no longer fits the assemblies.</summary>
public enum StaleReason
{
    /// <summary>No method of that type, name and signature is there.</summary>
    Missing,

    /// <summary>It is there with other code than was trained.</summary>
    CodeChanged,
}
