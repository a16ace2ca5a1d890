namespace Inferno.Pgo.Profiles.Identities;

/// <summary>A method, with the instantiation of its type and its own.</summary>
/// <param name="Owner">The type that declares it, instantiated where it is generic.</param>
/// <param name="Name">Metadata name.</param>
/// <param name="Signature">Signature of the definition.</param>
/// <param name="Arguments">Arguments of the method's own generic parameters.</param>
public sealed record MethodIdentity(
    TypeIdentity Owner,
    string Name,
    SignatureIdentity Signature,
    ValueList<TypeIdentity> Arguments = default)
{
    /// <summary>Simple name of the assembly that declares it.</summary>
    public string Assembly => DefinitionOf(Owner)?.Assembly ?? "";

    /// <summary>The method as its assembly declares it, without instantiation.</summary>
    internal MethodIdentity Definition => this with
    {
        Owner = Owner is InstantiatedType instantiated ? instantiated.Definition : Owner,
        Arguments = default,
    };

    public override string ToString() =>
        Signature.ToText($"{Owner}::{Name}{(Arguments.Count > 0 ? $"<{string.Join(',', Arguments)}>" : "")}");

    internal static NamedType? DefinitionOf(TypeIdentity type) => type switch
    {
        NamedType named => named,
        InstantiatedType instantiated => instantiated.Definition,
        PrimitiveType primitive => primitive.Definition,
        ModifiedType modified => DefinitionOf(modified.Unmodified),
        _ => null,
    };
}
