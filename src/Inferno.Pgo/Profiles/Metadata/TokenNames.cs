using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>What the tokens in IL stand for, as text that does not depend on row numbers.</summary>
internal sealed class TokenNames(EntityResolver entities)
{
    private readonly MetadataReader _metadata = entities.Metadata;

    public string Of(int token)
    {
        Handle handle = MetadataTokens.Handle(token);
        return handle.Kind switch
        {
            HandleKind.UserString => _metadata.GetUserString((UserStringHandle)handle),
            HandleKind.FieldDefinition => Field((FieldDefinitionHandle)handle),
            HandleKind.MemberReference => Member((MemberReferenceHandle)handle),
            HandleKind.StandaloneSignature => Signature((StandaloneSignatureHandle)handle),
            HandleKind.MethodDefinition or HandleKind.MethodSpecification =>
                entities.Method((EntityHandle)handle).ToString(),
            _ => entities.Type((EntityHandle)handle).ToString(),
        };
    }

    private string Field(FieldDefinitionHandle handle)
    {
        FieldDefinition field = _metadata.GetFieldDefinition(handle);
        return $"{entities.Type(field.GetDeclaringType())}::{_metadata.GetString(field.Name)}";
    }

    private string Member(MemberReferenceHandle handle)
    {
        MemberReference member = _metadata.GetMemberReference(handle);
        return member.GetKind() == MemberReferenceKind.Method
            ? entities.Method(handle).ToString()
            : $"{entities.Type(member.Parent)}::{_metadata.GetString(member.Name)}";
    }

    private string Signature(StandaloneSignatureHandle handle)
    {
        BlobReader signature = _metadata.GetBlobReader(_metadata.GetStandaloneSignature(handle).Signature);
        return new SignatureReader(entities, signature, 0).ReadMethod().ToString();
    }
}
