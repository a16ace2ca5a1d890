using System.Reflection.Metadata;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>Names the types and methods that the tokens of one module stand for.</summary>
internal sealed class EntityResolver(MetadataReader metadata)
{
    private const int MaximumDepth = 48;
    private readonly Dictionary<EntityHandle, TypeIdentity> _types = [];
    private readonly string _assembly = metadata.IsAssembly
        ? metadata.GetString(metadata.GetAssemblyDefinition().Name)
        : "";

    public MetadataReader Metadata => metadata;

    /// <summary>The type behind a definition, reference or specification token.</summary>
    public TypeIdentity Type(EntityHandle handle, int depth = 0)
    {
        if (depth > MaximumDepth)
        {
            throw new BadMetadataException($"types nested at most {MaximumDepth} deep", "a deeper one");
        }

        if (!_types.TryGetValue(handle, out TypeIdentity? type))
        {
            type = ReadType(handle, depth + 1);
            _types.Add(handle, type);
        }

        return type;
    }

    /// <summary>The method behind a definition, reference or specification token.</summary>
    public MethodIdentity Method(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodDefinition => Definition((MethodDefinitionHandle)handle),
        HandleKind.MemberReference => Reference((MemberReferenceHandle)handle),
        HandleKind.MethodSpecification => Specification((MethodSpecificationHandle)handle),
        _ => throw new BadMetadataException("a method token", $"{handle.Kind}"),
    };

    /// <summary>The type that a specification, reference or definition names, primitives by their codes.</summary>
    public TypeIdentity SimplifiedType(EntityHandle handle) =>
        Type(handle) is NamedType named ? PrimitiveType.Simplify(named) : Type(handle);

    private TypeIdentity ReadType(EntityHandle handle, int depth) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Definition((TypeDefinitionHandle)handle, depth),
        HandleKind.TypeReference => Reference((TypeReferenceHandle)handle, depth),
        HandleKind.TypeSpecification => Specification((TypeSpecificationHandle)handle, depth),
        _ => throw new BadMetadataException("a type token", $"{handle.Kind}"),
    };

    private NamedType Definition(TypeDefinitionHandle handle, int depth)
    {
        TypeDefinition definition = metadata.GetTypeDefinition(handle);
        TypeDefinitionHandle declaring = definition.GetDeclaringType();
        return new NamedType(
            _assembly,
            metadata.GetString(definition.Namespace),
            metadata.GetString(definition.Name),
            declaring.IsNil ? null : (NamedType)Type(declaring, depth))
        {
            IsValueType = IsValueType(definition),
        };
    }

    private bool IsValueType(TypeDefinition definition)
    {
        EntityHandle parent = definition.BaseType;
        (StringHandle space, StringHandle name) = parent.Kind switch
        {
            HandleKind.TypeReference when !parent.IsNil => NameOf(metadata.GetTypeReference((TypeReferenceHandle)parent)),
            HandleKind.TypeDefinition when !parent.IsNil => NameOf(metadata.GetTypeDefinition((TypeDefinitionHandle)parent)),
            _ => default,
        };
        bool isEnumItself = metadata.StringComparer.Equals(definition.Name, "Enum")
            && metadata.StringComparer.Equals(definition.Namespace, "System");
        return !name.IsNil && !isEnumItself && metadata.StringComparer.Equals(space, "System")
            && (metadata.StringComparer.Equals(name, "ValueType") || metadata.StringComparer.Equals(name, "Enum"));
    }

    private static (StringHandle Space, StringHandle Name) NameOf(TypeReference type) => (type.Namespace, type.Name);

    private static (StringHandle Space, StringHandle Name) NameOf(TypeDefinition type) => (type.Namespace, type.Name);

    private NamedType Reference(TypeReferenceHandle handle, int depth)
    {
        TypeReference reference = metadata.GetTypeReference(handle);
        string space = metadata.GetString(reference.Namespace);
        string name = metadata.GetString(reference.Name);
        return reference.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference => new NamedType(
                AssemblyName((AssemblyReferenceHandle)reference.ResolutionScope), space, name),
            HandleKind.TypeReference => Nested((NamedType)Type(reference.ResolutionScope, depth), space, name),
            HandleKind.ModuleDefinition => new NamedType(_assembly, space, name),
            _ => throw new BadMetadataException("a type reference into an assembly", $"{reference.ResolutionScope.Kind}"),
        };
    }

    private static NamedType Nested(NamedType declaring, string space, string name) =>
        new(declaring.Assembly, space, name, declaring);

    private string AssemblyName(AssemblyReferenceHandle handle) =>
        metadata.GetString(metadata.GetAssemblyReference(handle).Name);

    private TypeIdentity Specification(TypeSpecificationHandle handle, int depth)
    {
        BlobHandle signature = metadata.GetTypeSpecification(handle).Signature;
        return new SignatureReader(this, metadata.GetBlobReader(signature), depth).ReadType();
    }

    private MethodIdentity Definition(MethodDefinitionHandle handle)
    {
        MethodDefinition definition = metadata.GetMethodDefinition(handle);
        return new MethodIdentity(
            SimplifiedType(definition.GetDeclaringType()),
            metadata.GetString(definition.Name),
            MethodSignature(definition.Signature));
    }

    private MethodIdentity Reference(MemberReferenceHandle handle)
    {
        MemberReference reference = metadata.GetMemberReference(handle);
        return new MethodIdentity(
            SimplifiedType(reference.Parent.Kind == HandleKind.MethodDefinition
                ? metadata.GetMethodDefinition((MethodDefinitionHandle)reference.Parent).GetDeclaringType()
                : reference.Parent),
            metadata.GetString(reference.Name),
            MethodSignature(reference.Signature));
    }

    private MethodIdentity Specification(MethodSpecificationHandle handle)
    {
        MethodSpecification specification = metadata.GetMethodSpecification(handle);
        MethodIdentity method = specification.Method.Kind == HandleKind.MethodSpecification
            ? throw new BadMetadataException("an instantiated method", "an instantiated instantiation")
            : Method(specification.Method);
        BlobReader arguments = metadata.GetBlobReader(specification.Signature);
        return method with { Arguments = new SignatureReader(this, arguments, 0).ReadMethodArguments() };
    }

    private SignatureIdentity MethodSignature(BlobHandle signature) =>
        new SignatureReader(this, metadata.GetBlobReader(signature), 0).ReadMethod();
}
