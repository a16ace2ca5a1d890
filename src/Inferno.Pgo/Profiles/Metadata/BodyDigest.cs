using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Profiles.Metadata;

/// <summary>
/// Digests IL bodies with names in place of tokens: tokens are row numbers, and a type added elsewhere in the
/// assembly would change them in every method. Paths that are in names do not count either (<see cref="FileLocalName"/>).
/// </summary>
internal sealed class BodyDigest(PEReader image, EntityResolver entities)
{
    private readonly TokenNames _names = new(entities);

    /// <summary>The first eight bytes of the SHA-256 of the body; null where the method has no IL.</summary>
    public ulong? Of(MethodDefinitionHandle handle)
    {
        int address = entities.Metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
        if (address == 0)
        {
            return null;
        }

        MethodBodyBlock body = image.GetMethodBody(address);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendCode(hash, body.GetILReader());
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            Append(hash, $"{region.Kind} {region.TryOffset} {region.TryLength} {region.HandlerOffset} "
                + $"{region.HandlerLength} {region.FilterOffset}");
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }

    private void AppendCode(IncrementalHash hash, BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            int start = il.Offset;
            IlOperand operand = IlOperand.Read(ref il);
            if (operand.IsToken)
            {
                Append(hash, $"{operand.Code} {_names.Of(operand.Token)}");
            }
            else
            {
                BlobReader instruction = il;
                instruction.Offset = start;
                hash.AppendData(instruction.ReadBytes(il.Offset - start));
            }
        }
    }

    private static void Append(IncrementalHash hash, string text) =>
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(FileLocalName.WithoutPath(text)));
}
