using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>The assembly that a .mibc file is: global methods whose IL is the data.</summary>
internal sealed class MibcModule(PEReader image, MetadataReader metadata)
{
    private readonly EntityResolver _entities = new(metadata);

    /// <summary>The instructions of the global method named <paramref name="name"/>; null where there is none.</summary>
    public IReadOnlyList<Instruction>? Body(string name)
    {
        MethodDefinitionHandle method = metadata.MethodDefinitions
            .FirstOrDefault(handle => metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, name));
        return method.IsNil ? null : Body(method);
    }

    public IReadOnlyList<Instruction> Body(MethodDefinitionHandle method)
    {
        int address = metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        return address == 0
            ? throw new BadMetadataException("a method with IL", "one without")
            : InstructionReader.Read(image.GetMethodBody(address).GetILReader());
    }

    public MethodDefinitionHandle MethodDefinition(Instruction token)
    {
        EntityHandle handle = Entity(token);
        return handle.Kind == HandleKind.MethodDefinition
            && metadata.GetRowNumber(handle) <= metadata.MethodDefinitions.Count
            ? (MethodDefinitionHandle)handle
            : throw new BadMetadataException("a method definition token", $"{handle.Kind}", token.Offset);
    }

    public string String(Instruction token)
    {
        Handle handle = MetadataTokens.Handle((int)token.Value);
        return handle.Kind == HandleKind.UserString
            ? metadata.GetUserString((UserStringHandle)handle)
            : throw new BadMetadataException("a string token", $"{handle.Kind}", token.Offset);
    }

    public TypeIdentity Type(Instruction token) => _entities.SimplifiedType(Entity(token));

    public MethodIdentity Method(Instruction token) => _entities.Method(Entity(token));

    private static EntityHandle Entity(Instruction token) => MetadataTokens.EntityHandle((int)token.Value);
}
