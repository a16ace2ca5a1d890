using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>Writes types and method signatures as blobs (ECMA-335 II.23.2).</summary>
/// <param name="blob">Where to.</param>
/// <param name="token">Gives the token of a named type.</param>
internal sealed class SignatureWriter(BlobBuilder blob, Func<TypeIdentity, EntityHandle> token)
{
    public void WriteMethod(SignatureIdentity signature)
    {
        blob.WriteByte(signature.Header.RawValue);
        if (signature.Header.IsGeneric)
        {
            blob.WriteCompressedInteger(signature.GenericArity);
        }

        blob.WriteCompressedInteger(signature.Parameters.Count);
        WriteType(signature.ReturnType);
        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            if (i == signature.RequiredParameters)
            {
                WriteCode(SignatureTypeCode.Sentinel);
            }

            WriteType(signature.Parameters[i]);
        }
    }

    public void WriteMethodArguments(ValueList<TypeIdentity> arguments)
    {
        blob.WriteByte((byte)SignatureKind.MethodSpecification);
        WriteTypes(arguments);
    }

    public void WriteType(TypeIdentity type)
    {
        switch (type)
        {
            case PrimitiveType primitive:
                blob.WriteByte((byte)primitive.Code);
                break;
            case NamedType named:
                WriteNamed(named);
                break;
            case InstantiatedType instantiated:
                WriteCode(SignatureTypeCode.GenericTypeInstance);
                WriteNamed(instantiated.Definition);
                WriteTypes(instantiated.Arguments);
                break;
            case GenericParameterType parameter:
                WriteCode(parameter.OfMethod
                    ? SignatureTypeCode.GenericMethodParameter
                    : SignatureTypeCode.GenericTypeParameter);
                blob.WriteCompressedInteger(parameter.Index);
                break;
            case FunctionPointerType function:
                WriteCode(SignatureTypeCode.FunctionPointer);
                WriteMethod(function.Signature);
                break;
            default:
                WriteElement(type);
                break;
        }
    }

    private void WriteElement(TypeIdentity type)
    {
        switch (type)
        {
            case VectorType vector:
                WriteCode(SignatureTypeCode.SZArray);
                WriteType(vector.Element);
                break;
            case PointerType pointer:
                WriteCode(SignatureTypeCode.Pointer);
                WriteType(pointer.Target);
                break;
            case ByReferenceType reference:
                WriteCode(SignatureTypeCode.ByReference);
                WriteType(reference.Target);
                break;
            case ArrayType array:
                WriteArray(array);
                break;
            case ModifiedType modified:
                WriteModified(modified);
                break;
            default:
                throw new ArgumentException($"No signature is known for {type}.", nameof(type));
        }
    }

    private void WriteModified(ModifiedType modified)
    {
        WriteCode(modified.IsRequired ? SignatureTypeCode.RequiredModifier : SignatureTypeCode.OptionalModifier);
        WriteToken(modified.Modifier);
        WriteType(modified.Unmodified);
    }

    private void WriteNamed(NamedType type)
    {
        blob.WriteByte((byte)(type.IsValueType ? SignatureTypeKind.ValueType : SignatureTypeKind.Class));
        WriteToken(type);
    }

    private void WriteArray(ArrayType array)
    {
        WriteCode(SignatureTypeCode.Array);
        WriteType(array.Element);
        blob.WriteCompressedInteger(array.Rank);
        blob.WriteCompressedInteger(array.Sizes.Count);
        foreach (int size in array.Sizes)
        {
            blob.WriteCompressedInteger(size);
        }

        blob.WriteCompressedInteger(array.LowerBounds.Count);
        foreach (int bound in array.LowerBounds)
        {
            blob.WriteCompressedSignedInteger(bound);
        }
    }

    private void WriteTypes(ValueList<TypeIdentity> types)
    {
        blob.WriteCompressedInteger(types.Count);
        foreach (TypeIdentity type in types)
        {
            WriteType(type);
        }
    }

    private void WriteToken(TypeIdentity type) =>
        blob.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(token(type)));

    private void WriteCode(SignatureTypeCode code) => blob.WriteByte((byte)code);
}
