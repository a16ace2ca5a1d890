using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>
/// Reads types and method signatures from a blob (ECMA-335 II.23.2). The library's decoder recurses as deep as the
/// blob says; this one stops at a bound, because a damaged file must not end the process.
/// </summary>
internal ref struct SignatureReader(EntityResolver entities, BlobReader blob, int depth)
{
    private const int MaximumDepth = 48;
    private const int MaximumSize = 4096;
    private BlobReader _blob = blob;
    private int _depth = depth;

    public SignatureIdentity ReadMethod()
    {
        SignatureHeader header = _blob.ReadSignatureHeader();
        if (header.Kind != SignatureKind.Method)
        {
            throw new BadMetadataException("a method signature", $"a signature of kind {header.Kind}");
        }

        int arity = header.IsGeneric ? _blob.ReadCompressedInteger() : 0;
        int count = _blob.ReadCompressedInteger();
        TypeIdentity returned = ReadType();
        (ValueList<TypeIdentity> parameters, int required) = ReadParameters(count);
        return new SignatureIdentity(header, arity, returned, parameters, required);
    }

    public ValueList<TypeIdentity> ReadMethodArguments()
    {
        byte marker = _blob.ReadByte();
        return marker == (byte)SignatureKind.MethodSpecification
            ? ReadTypes(_blob.ReadCompressedInteger())
            : throw new BadMetadataException("a method instantiation (0x0A)", $"0x{marker:X2}");
    }

    public TypeIdentity ReadType()
    {
        if (++_depth > MaximumDepth)
        {
            throw new BadMetadataException($"types nested at most {MaximumDepth} deep", "a deeper one");
        }

        TypeIdentity type = ReadType(_blob.ReadCompressedInteger());
        _depth--;
        return type.Size <= MaximumSize
            ? type
            : throw new BadMetadataException($"types of at most {MaximumSize} parts", "a larger one");
    }

    private TypeIdentity ReadType(int code) => code switch
    {
        (int)SignatureTypeCode.TypedReference or (int)SignatureTypeCode.IntPtr or (int)SignatureTypeCode.UIntPtr
            or (int)SignatureTypeCode.Object => new PrimitiveType((PrimitiveTypeCode)code),
        >= (int)SignatureTypeCode.Void and <= (int)SignatureTypeCode.String =>
            new PrimitiveType((PrimitiveTypeCode)code),
        (int)SignatureTypeCode.Pointer => new PointerType(ReadType()),
        (int)SignatureTypeCode.ByReference => new ByReferenceType(ReadType()),
        (int)SignatureTypeKind.ValueType => ReadNamed(isValueType: true),
        (int)SignatureTypeKind.Class => ReadNamed(isValueType: false),
        (int)SignatureTypeCode.GenericTypeParameter => new GenericParameterType(_blob.ReadCompressedInteger(), false),
        (int)SignatureTypeCode.GenericMethodParameter => new GenericParameterType(_blob.ReadCompressedInteger(), true),
        (int)SignatureTypeCode.Array => ReadArray(),
        (int)SignatureTypeCode.GenericTypeInstance => ReadInstantiated(),
        (int)SignatureTypeCode.FunctionPointer => new FunctionPointerType(ReadMethod()),
        (int)SignatureTypeCode.SZArray => new VectorType(ReadType()),
        (int)SignatureTypeCode.RequiredModifier => ReadModified(isRequired: true),
        (int)SignatureTypeCode.OptionalModifier => ReadModified(isRequired: false),
        _ => throw new BadMetadataException("a type code", $"0x{code:X2}"),
    };

    private readonly TypeIdentity Resolve(EntityHandle handle) => entities.Type(handle, _depth);

    private TypeIdentity ReadNamed(bool isValueType) =>
        Resolve(_blob.ReadTypeHandle()) is NamedType named ? named with { IsValueType = isValueType } : Primitive();

    private static TypeIdentity Primitive() =>
        throw new BadMetadataException("a type definition or reference", "a type with a code of its own");

    private ArrayType ReadArray()
    {
        TypeIdentity element = ReadType();
        int rank = _blob.ReadCompressedInteger();
        if (rank is < 1 or > 32)
        {
            throw new BadMetadataException("an array of 1 to 32 dimensions", $"{rank}");
        }

        var sizes = new int[Bounded(_blob.ReadCompressedInteger(), rank)];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = _blob.ReadCompressedInteger();
        }

        var lowerBounds = new int[Bounded(_blob.ReadCompressedInteger(), rank)];
        for (int i = 0; i < lowerBounds.Length; i++)
        {
            lowerBounds[i] = _blob.ReadCompressedSignedInteger();
        }

        return new ArrayType(element, rank, sizes.ToValueList(), lowerBounds.ToValueList());
    }

    private static int Bounded(int count, int rank) => count <= rank
        ? count
        : throw new BadMetadataException($"bounds of at most {rank} dimensions", $"{count}");

    private InstantiatedType ReadInstantiated()
    {
        int kind = _blob.ReadCompressedInteger();
        if (Resolve(_blob.ReadTypeHandle()) is not NamedType definition)
        {
            throw new BadMetadataException("a generic type definition", "another type");
        }

        ValueList<TypeIdentity> arguments = ReadTypes(_blob.ReadCompressedInteger());
        return new InstantiatedType(
            definition with { IsValueType = kind == (int)SignatureTypeKind.ValueType },
            arguments);
    }

    private ModifiedType ReadModified(bool isRequired)
    {
        TypeIdentity modifier = Resolve(_blob.ReadTypeHandle());
        return new ModifiedType(modifier, ReadType(), isRequired);
    }

    private ValueList<TypeIdentity> ReadTypes(int count)
    {
        CheckCount(count);
        var types = new TypeIdentity[count];
        for (int i = 0; i < count; i++)
        {
            types[i] = ReadType();
        }

        return types.ToValueList();
    }

    private (ValueList<TypeIdentity> Parameters, int Required) ReadParameters(int count)
    {
        CheckCount(count);
        var types = new TypeIdentity[count];
        int required = count;
        for (int i = 0; i < count; i++)
        {
            if (_blob.RemainingBytes > 0 && PeekIsSentinel())
            {
                required = Math.Min(required, i);
            }

            types[i] = ReadType();
        }

        return (types.ToValueList(), required);
    }

    private bool PeekIsSentinel()
    {
        int offset = _blob.Offset;
        if (_blob.ReadByte() == (byte)SignatureTypeCode.Sentinel)
        {
            return true;
        }

        _blob.Offset = offset;
        return false;
    }

    private readonly void CheckCount(int count)
    {
        // Every type takes at least a byte, so a larger count is damage and must not be allocated.
        if (count > _blob.RemainingBytes)
        {
            throw new BadMetadataException($"at most {_blob.RemainingBytes} types", $"{count}");
        }
    }
}
