using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>Turns the ids of a traced process into names that hold in every process.</summary>
internal sealed class IdentityResolver(TraceContents trace, TrainedAssemblies assemblies)
{
    private const int MaximumDepth = 48;
    private const int MaximumSize = 4096;
    private readonly Dictionary<ulong, TypeIdentity> _types = [];

    /// <exception cref="UnresolvableException">The method has no name that a compiler could use.</exception>
    public MethodIdentity Method(ulong methodId)
    {
        LoadedMethod method = Details(methodId);
        TypeIdentity owner = Type(method.TypeId);
        MethodIdentity definition = Definition(methodId).Entities.Method(MetadataTokens.EntityHandle((int)method.Token));
        return definition with { Owner = owner, Arguments = Types(method.Arguments, 0) };
    }

    /// <summary>The digest of a method's IL; null where it has none.</summary>
    public ulong? BodyDigest(ulong methodId) => Definition(methodId).Bodies.Of(Token(Details(methodId).Token));

    /// <exception cref="UnresolvableException">The type has no name that a compiler could use.</exception>
    public TypeIdentity Type(ulong typeId, int depth = 0)
    {
        if (_types.TryGetValue(typeId, out TypeIdentity? known))
        {
            return known;
        }

        if (depth > MaximumDepth || !trace.Types.TryGetValue(typeId, out LoadedType? type))
        {
            throw new UnresolvableException($"the trace does not describe type 0x{typeId:x}");
        }

        TypeIdentity identity = Type(type, depth + 1);
        if (identity.Size > MaximumSize)
        {
            throw new UnresolvableException($"type {type.Name} has more than {MaximumSize} parts");
        }

        _types.Add(typeId, identity);
        return identity;
    }

    private TypeIdentity Type(LoadedType type, int depth) => (SignatureTypeCode)type.ElementType switch
    {
        SignatureTypeCode.SZArray => new VectorType(Element(type, depth)),
        SignatureTypeCode.Array => ArrayOf(type, depth),
        SignatureTypeCode.Pointer => new PointerType(Element(type, depth)),
        SignatureTypeCode.ByReference => new ByReferenceType(Element(type, depth)),
        SignatureTypeCode.FunctionPointer => FunctionPointer(type, depth),
        _ => Defined(type, depth),
    };

    private TypeIdentity Element(LoadedType type, int depth) => type.Parameters.Length == 1
        ? Type(type.Parameters[0], depth)
        : throw new UnresolvableException($"the trace does not give the element of {type.Name}");

    private ArrayType ArrayOf(LoadedType type, int depth)
    {
        int rank = Math.Max(type.Rank, 1);
        return new ArrayType(Element(type, depth), rank, default, new int[rank].ToValueList());
    }

    private FunctionPointerType FunctionPointer(LoadedType type, int depth)
    {
        // The runtime lists what the function returns and then what it takes, but not its calling convention.
        ValueList<TypeIdentity> types = Types(type.Parameters, depth);
        return types.Count > 0
            ? new FunctionPointerType(new SignatureIdentity(
                default, 0, types[0], types.Skip(1).ToValueList(), types.Count - 1))
            : throw new UnresolvableException("the trace does not give a function pointer's signature");
    }

    private TypeIdentity Defined(LoadedType type, int depth)
    {
        EntityHandle handle = MetadataTokens.EntityHandle((int)type.Token);
        if (handle.IsNil || handle.Kind != HandleKind.TypeDefinition)
        {
            throw new UnresolvableException($"the trace gives no definition of {type.Name}");
        }

        TypeIdentity definition = assemblies[type.ModuleId].Entities.SimplifiedType(handle);
        if (definition is NamedType { Name: "__Canon", Namespace: "System", Assembly: PrimitiveType.CoreAssembly })
        {
            return NamedType.Canon;
        }

        return type.Parameters.Length > 0 && definition is NamedType generic
            ? new InstantiatedType(generic, Types(type.Parameters, depth))
            : definition;
    }

    private ValueList<TypeIdentity> Types(ulong[] ids, int depth) => ids.Select(id => Type(id, depth)).ToValueList();

    private TrainedAssembly Definition(ulong methodId)
    {
        LoadedMethod method = Details(methodId);
        return trace.Types.TryGetValue(method.TypeId, out LoadedType? owner)
            ? assemblies[owner.ModuleId]
            : throw new UnresolvableException($"the trace does not describe its type 0x{method.TypeId:x}");
    }

    private LoadedMethod Details(ulong methodId) => trace.Methods.GetValueOrDefault(methodId)
        ?? throw new UnresolvableException("the trace does not describe it");

    private static MethodDefinitionHandle Token(uint token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle((int)token);
        return handle.Kind == HandleKind.MethodDefinition && !handle.IsNil
            ? (MethodDefinitionHandle)handle
            : throw new UnresolvableException("it has no definition in metadata");
    }
}
