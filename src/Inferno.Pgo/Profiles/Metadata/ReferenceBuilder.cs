using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>Adds the reference rows that name types and methods, each once.</summary>
internal sealed class ReferenceBuilder(MetadataBuilder metadata)
{
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = [];
    private readonly Dictionary<NamedType, EntityHandle> _named = [];
    private readonly Dictionary<TypeIdentity, EntityHandle> _constructed = [];
    private readonly Dictionary<MethodIdentity, EntityHandle> _methods = [];

    public EntityHandle Type(TypeIdentity type) => type is NamedType named ? Named(named) : Constructed(type);

    public EntityHandle Method(MethodIdentity method)
    {
        if (!_methods.TryGetValue(method, out EntityHandle handle))
        {
            handle = method.Arguments.Count > 0 ? Instantiated(method) : Reference(method);
            _methods.Add(method, handle);
        }

        return handle;
    }

    private EntityHandle Named(NamedType type)
    {
        if (!_named.TryGetValue(type, out EntityHandle handle))
        {
            handle = metadata.AddTypeReference(
                type.Declaring is null ? Assembly(type.Assembly) : Named(type.Declaring),
                metadata.GetOrAddString(type.Namespace),
                metadata.GetOrAddString(type.Name));
            _named.Add(type, handle);
        }

        return handle;
    }

    private AssemblyReferenceHandle Assembly(string name)
    {
        if (!_assemblies.TryGetValue(name, out AssemblyReferenceHandle handle))
        {
            handle = metadata.AddAssemblyReference(
                metadata.GetOrAddString(name), new Version(0, 0, 0, 0), default, default, default, default);
            _assemblies.Add(name, handle);
        }

        return handle;
    }

    private EntityHandle Constructed(TypeIdentity type)
    {
        if (!_constructed.TryGetValue(type, out EntityHandle handle))
        {
            handle = metadata.AddTypeSpecification(Blob(writer => writer.WriteType(type)));
            _constructed.Add(type, handle);
        }

        return handle;
    }

    private MethodSpecificationHandle Instantiated(MethodIdentity method) => metadata.AddMethodSpecification(
        Method(method with { Arguments = default }),
        Blob(writer => writer.WriteMethodArguments(method.Arguments)));

    // A primitive owns its methods under its name: its signature code can be no parent in some readers.
    private MemberReferenceHandle Reference(MethodIdentity method) => metadata.AddMemberReference(
        Type(method.Owner is PrimitiveType primitive ? primitive.Definition : method.Owner),
        metadata.GetOrAddString(method.Name),
        Blob(writer => writer.WriteMethod(method.Signature)));

    private BlobHandle Blob(Action<SignatureWriter> write)
    {
        var blob = new BlobBuilder();
        write(new SignatureWriter(blob, Type));
        return metadata.GetOrAddBlob(blob);
    }
}
