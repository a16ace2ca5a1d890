namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A managed reference: <c>T&amp;</c>.</summary>
public sealed record ByReferenceType(TypeIdentity Target) : TypeIdentity
{
    internal override int Size { get; } = Target.Size + 1;

    public override string ToString() => $"{Target}&";
}
