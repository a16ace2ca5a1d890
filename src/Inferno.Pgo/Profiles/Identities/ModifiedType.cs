namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A type with a custom modifier, as C# writes <c>in</c>, <c>volatile</c> and <c>init</c>.</summary>
public sealed record ModifiedType(TypeIdentity Modifier, TypeIdentity Unmodified, bool IsRequired) : TypeIdentity
{
    internal override int Size { get; } = Modifier.Size + Unmodified.Size + 1;

    public override string ToString() => $"{Unmodified} {(IsRequired ? "modreq" : "modopt")}({Modifier})";
}
