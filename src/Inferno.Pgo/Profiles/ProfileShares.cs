using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>What share of a profile's weight each of its methods has.</summary>
internal static class ProfileShares
{
    /// <summary>Shares from 0 to 1 that add up to 1; every share is 0 where nothing ran.</summary>
    public static Dictionary<MethodIdentity, double> Of(Profile profile)
    {
        double total = profile.Methods.Sum(method => (double)method.Weight);
        return profile.Methods.ToDictionary(method => method.Method, method => total > 0 ? method.Weight / total : 0);
    }
}
