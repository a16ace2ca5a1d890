namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A one-dimensional array that starts at zero: <c>T[]</c>.</summary>
public sealed record VectorType(TypeIdentity Element) : TypeIdentity
{
    internal override int Size { get; } = Element.Size + 1;

    public override string ToString() => $"{Element}[]";
}
