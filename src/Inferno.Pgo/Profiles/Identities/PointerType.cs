namespace Inferno.Pgo.Profiles.Identities;

/// <summary>An unmanaged pointer: <c>T*</c>.</summary>
public sealed record PointerType(TypeIdentity Target) : TypeIdentity
{
    internal override int Size { get; } = Target.Size + 1;

    public override string ToString() => $"{Target}*";
}
