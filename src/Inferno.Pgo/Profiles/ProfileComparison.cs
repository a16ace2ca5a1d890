using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>How alike two profiles are.</summary>
/// <param name="OverlapPercent">
/// Σ min(p, q) over the methods' shares of each profile's weight, 0 (nothing in common) to 100 (same shares).
/// </param>
/// <param name="Differences">Every method of either profile, those whose shares differ most first.</param>
public sealed record ProfileComparison(double OverlapPercent, ValueList<MethodDifference> Differences)
{
    /// <summary>Compares by shares, so a longer run of the same work is no difference.</summary>
    public static ProfileComparison Of(Profile left, Profile right)
    {
        Dictionary<MethodIdentity, double> leftShares = ProfileShares.Of(left);
        Dictionary<MethodIdentity, double> rightShares = ProfileShares.Of(right);
        MethodDifference[] methods = [.. leftShares.Keys.Union(rightShares.Keys)
            .Select(method => new MethodDifference(
                method, leftShares.GetValueOrDefault(method), rightShares.GetValueOrDefault(method)))
            .OrderByDescending(method => method.Distance)
            .ThenBy(method => method.Method.ToString(), StringComparer.Ordinal)];
        double overlap = methods.Sum(method => Math.Min(method.LeftShare, method.RightShare));
        return new ProfileComparison(100 * Math.Clamp(overlap, 0, 1), methods.ToValueList());
    }
}
