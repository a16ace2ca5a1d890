using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Mibc;

/// <summary>Reads .mibc files: those written here and those of the .NET runtime's own tools, zipped or bare.</summary>
public static class MibcReader
{
    internal const string DictionaryMethod = "AssemblyDictionary";

    /// <exception cref="ProfileFormatException">The file is no profile, is damaged or is too large.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Profile Read(string path) => Read(path, () => MibcFile.ReadImage(path));

    internal static Profile Read(string path, Func<byte[]> readImage)
    {
        try
        {
            return Parse(ImmutableCollectionsMarshal.AsImmutableArray(readImage()));
        }
        catch (BadMetadataException e)
        {
            throw new ProfileFormatException(path, e.Offset, e.Expected, e.Found, e);
        }
        catch (ProfileConflictException e)
        {
            throw new ProfileFormatException(path, null, "one body for each method", e.Message, e);
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidDataException or ArgumentException
            or OverflowException or InvalidOperationException or IndexOutOfRangeException or InvalidCastException
            or NotSupportedException)
        {
            throw new ProfileFormatException(path, null, "a readable .mibc profile", e.Message, e);
        }
    }

    private static Profile Parse(ImmutableArray<byte> image)
    {
        using var pe = new PEReader(image);
        if (!pe.HasMetadata)
        {
            throw new BadMetadataException("an assembly with metadata", "none");
        }

        MetadataReader metadata = pe.GetMetadataReader();
        var module = new MibcModule(pe, metadata);
        Dictionary<Identities.MethodIdentity, ulong> digests = BodyDigests.Read(module);
        return Profile.Of(GroupMethods(module)
            .SelectMany(group => GroupReader.Read(module, group))
            .Select(method => digests.TryGetValue(method.Method, out ulong digest)
                ? method with { BodyDigest = digest }
                : method));
    }

    private static List<MethodDefinitionHandle> GroupMethods(MibcModule module)
    {
        var groups = new List<MethodDefinitionHandle>();
        bool named = false;
        foreach (Instruction instruction in module.Body(DictionaryMethod)
            ?? throw new BadMetadataException($"a method named {DictionaryMethod}", "none"))
        {
            named |= instruction.Code == ILOpCode.Ldstr;
            if (instruction.Code == ILOpCode.Ldtoken && named)
            {
                groups.Add(module.MethodDefinition(instruction));
                named = false;
            }
        }

        return groups;
    }
}
