namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A generic parameter by position: <c>!0</c> of the type, <c>!!0</c> of the method.</summary>
public sealed record GenericParameterType(int Index, bool OfMethod) : TypeIdentity
{
    internal override int Size => 1;

    public override string ToString() => (OfMethod ? "!!" : "!") + Index;
}
