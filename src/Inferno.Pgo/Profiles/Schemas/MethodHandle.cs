using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>A call went to this method.</summary>
public sealed record MethodHandle(MethodIdentity Method) : ProfileHandle
{
    public override string ToString() => Method.ToString();
}
