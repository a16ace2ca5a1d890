using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>Builds the assembly that a profile is written as; equal contents give equal bytes.</summary>
internal sealed class ModuleBuilder
{
    private const int MaximumNameLength = 200;
    private readonly MetadataBuilder _metadata = new();
    private readonly MethodBodyStreamEncoder _bodies = new(new BlobBuilder());
    private readonly ReferenceBuilder _references;
    private readonly ReservedBlob<GuidHandle> _moduleId;
    private readonly BlobHandle _voidMethod;
    private int _methods;

    public ModuleBuilder()
    {
        _references = new ReferenceBuilder(_metadata);
        _moduleId = _metadata.ReserveGuid();
        StringHandle name = _metadata.GetOrAddString("Profile");
        _metadata.AddModule(0, name, _moduleId.Handle, default, default);
        _metadata.AddAssembly(name, new Version(0, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        _metadata.AddTypeDefinition(
            default,
            default,
            _metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1));
        _voidMethod = _metadata.GetOrAddBlob(new byte[] { 0, 0, (byte)SignatureTypeCode.Void });
    }

    public UserStringHandle UserString(string text) => _metadata.GetOrAddUserString(text);

    public EntityHandle Type(TypeIdentity type) => _references.Type(type);

    public EntityHandle Method(MethodIdentity method) => _references.Method(method);

    /// <summary>Adds a global method; <paramref name="name"/> is cut to what compilers accept and numbered.</summary>
    public MethodDefinitionHandle AddMethod(string name, BlobBuilder body)
    {
        _methods++;
        string unique = name.StartsWith("Assemblies_", StringComparison.Ordinal)
            ? $"{name[..Math.Min(name.Length, MaximumNameLength)]}_{_methods}"
            : name;
        int offset = _bodies.AddMethodBody(new InstructionEncoder(body), maxStack: 8);
        return _metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.Static,
            MethodImplAttributes.IL,
            _metadata.GetOrAddString(unique),
            _voidMethod,
            offset,
            default);
    }

    public BlobBuilder Serialize()
    {
        var builder = new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(),
            new MetadataRootBuilder(_metadata),
            _bodies.Builder,
            deterministicIdProvider: ContentId);
        var image = new BlobBuilder();
        BlobContentId id = builder.Serialize(image);
        _moduleId.CreateWriter().WriteGuid(id.Guid);
        return image;
    }

    private static BlobContentId ContentId(IEnumerable<Blob> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Blob blob in content)
        {
            hash.AppendData(blob.GetBytes());
        }

        return BlobContentId.FromHash(hash.GetHashAndReset());
    }
}
