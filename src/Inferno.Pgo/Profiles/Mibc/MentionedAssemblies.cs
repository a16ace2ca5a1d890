using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>The assemblies that a compiler needs in its version bubble to use a type.</summary>
internal static class MentionedAssemblies
{
    public static void Collect(TypeIdentity type, ISet<string> assemblies)
    {
        foreach (TypeIdentity part in PartsOf(type))
        {
            Collect(part, assemblies);
        }

        // Primitives and the shared-generics stand-in belong to every version bubble.
        if (type is NamedType { IsCanon: false } named)
        {
            assemblies.Add(named.Assembly);
        }
    }

    private static IEnumerable<TypeIdentity> PartsOf(TypeIdentity type) => type switch
    {
        InstantiatedType instantiated => instantiated.Arguments.Prepend(instantiated.Definition),
        ArrayType array => [array.Element],
        VectorType vector => [vector.Element],
        PointerType pointer => [pointer.Target],
        ByReferenceType reference => [reference.Target],
        ModifiedType modified => [modified.Modifier, modified.Unmodified],
        FunctionPointerType function => function.Signature.Parameters.Prepend(function.Signature.ReturnType),
        _ => [],
    };
}
