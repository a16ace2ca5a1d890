using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles;

/// <summary>A method's share of the weight of two profiles, each from 0 to 1.</summary>
public sealed record MethodDifference(MethodIdentity Method, double LeftShare, double RightShare)
{
    /// <summary>|left − right|, 0 to 1.</summary>
    public double Distance => Math.Abs(LeftShare - RightShare);
}
