using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>A call met this receiver type.</summary>
public sealed record TypeHandle(TypeIdentity Type) : ProfileHandle
{
    public override string ToString() => Type.ToString();
}
