namespace Inferno.Pgo.Profiles.Schemas;

/// <summary>A slot that names nothing: 0 is an empty slot, another number tells unknown types or methods apart.</summary>
public sealed record UnresolvedHandle(int Number) : ProfileHandle
{
    /// <summary>A slot that no call has filled.</summary>
    public static UnresolvedHandle Empty { get; } = new(0);

    public override string ToString() => Number == 0 ? "-" : $"unknown {Number}";
}
