using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>What one slot of a histogram's sample holds.</summary>
public abstract record ProfileHandle;

/// <summary>A call went to this method.</summary>
public sealed record MethodHandle(MethodIdentity Method) : ProfileHandle
{
    public override string ToString() => Method.ToString();
}

/// <summary>A call met this receiver type.</summary>
public sealed record TypeHandle(TypeIdentity Type) : ProfileHandle
{
    public override string ToString() => Type.ToString();
}

/// <summary>A slot that names nothing: 0 is an empty slot, another number tells unknown types or methods apart.</summary>
public sealed record UnresolvedHandle(int Number) : ProfileHandle
{
    /// <summary>A slot that no call has filled.</summary>
    public static UnresolvedHandle Empty { get; } = new(0);

    public override string ToString() => Number == 0 ? "-" : $"unknown {Number}";
}
