namespace Inferno.Pgo.Profiles.Identities;

/// <summary>Replaces named types wherever an identity mentions them.</summary>
/// <param name="rename">What takes the place of a type that is not nested; the type itself where nothing does.</param>
internal sealed class TypeRenaming(Func<NamedType, NamedType> rename)
{
    public MethodIdentity Of(MethodIdentity method) =>
        new(Of(method.Owner), method.Name, Of(method.Signature), Of(method.Arguments));

    public TypeIdentity Of(TypeIdentity type) => type switch
    {
        NamedType named => Of(named),
        InstantiatedType instantiated => new InstantiatedType(Of(instantiated.Definition), Of(instantiated.Arguments)),
        ArrayType array => new ArrayType(Of(array.Element), array.Rank, array.Sizes, array.LowerBounds),
        VectorType vector => new VectorType(Of(vector.Element)),
        PointerType pointer => new PointerType(Of(pointer.Target)),
        ByReferenceType reference => new ByReferenceType(Of(reference.Target)),
        ModifiedType modified => new ModifiedType(Of(modified.Modifier), Of(modified.Unmodified), modified.IsRequired),
        FunctionPointerType function => new FunctionPointerType(Of(function.Signature)),
        _ => type,
    };

    private NamedType Of(NamedType type) => type.Declaring is null
        ? rename(type)
        : new NamedType(type.Assembly, type.Namespace, type.Name, Of(type.Declaring)) { IsValueType = type.IsValueType };

    private SignatureIdentity Of(SignatureIdentity signature) => new(
        signature.Header, signature.GenericArity, Of(signature.ReturnType), Of(signature.Parameters), signature.RequiredParameters);

    private ValueList<TypeIdentity> Of(ValueList<TypeIdentity> types) => types.Select(Of).ToValueList();
}
