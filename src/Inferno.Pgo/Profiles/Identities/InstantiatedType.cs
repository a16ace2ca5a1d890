namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A generic type with its arguments, those of its declaring types first.</summary>
public sealed record InstantiatedType(NamedType Definition, ValueList<TypeIdentity> Arguments) : TypeIdentity
{
    internal override int Size { get; } = Definition.Size + Arguments.Sum(argument => argument.Size);

    public override string ToString() => $"{Definition}<{string.Join(',', Arguments)}>";
}
