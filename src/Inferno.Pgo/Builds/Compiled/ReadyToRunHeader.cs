using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>The sections of a ReadyToRun image by their types (docs/design/coreclr/botr/readytorun-format.md of the runtime).</summary>
internal sealed class ReadyToRunHeader
{
    public const int RuntimeFunctions = 102;
    public const int MethodEntryPoints = 103;
    public const int EmbeddedProfile = 117;

    private const uint Signature = 0x00525452;
    private const int MaximumSections = 256;

    private readonly Dictionary<int, DirectoryEntry> _sections = [];

    private ReadyToRunHeader(BlobReader header)
    {
        _ = header.ReadUInt16();
        _ = header.ReadUInt16();
        _ = header.ReadUInt32();
        int count = header.ReadInt32();
        if (count is < 0 or > MaximumSections)
        {
            throw new BadImageFormatException($"{count} ReadyToRun sections");
        }

        for (int i = 0; i < count; i++)
        {
            _sections[header.ReadInt32()] = new DirectoryEntry(header.ReadInt32(), header.ReadInt32());
        }
    }

    /// <summary>The header of <paramref name="image"/>; <see langword="null"/> where it holds IL only.</summary>
    public static ReadyToRunHeader? Of(PEReader image)
    {
        DirectoryEntry directory = image.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory ?? default;
        if (directory.Size == 0)
        {
            return null;
        }

        BlobReader header = image.GetSectionData(directory.RelativeVirtualAddress).GetReader();
        return header.ReadUInt32() == Signature ? new ReadyToRunHeader(header) : null;
    }

    public bool Has(int type) => _sections.TryGetValue(type, out DirectoryEntry entry) && entry.Size > 0;

    /// <summary>The content of a section; empty where the image has none of that type.</summary>
    public ReadOnlySpan<byte> Content(PEReader image, int type)
    {
        if (!_sections.TryGetValue(type, out DirectoryEntry entry))
        {
            return [];
        }

        return ImageBytes.At(image, entry.RelativeVirtualAddress, entry.Size);
    }
}
