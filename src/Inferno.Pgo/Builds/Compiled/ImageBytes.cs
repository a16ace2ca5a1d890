using System.Reflection.PortableExecutable;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>Bounds-checked bytes of an image.</summary>
internal static class ImageBytes
{
    /// <exception cref="BadImageFormatException">The range is not within one section.</exception>
    public static ReadOnlySpan<byte> At(PEReader image, int address, int length)
    {
        PEMemoryBlock block = image.GetSectionData(address);
        return length >= 0 && length <= block.Length
            ? block.GetContent(0, length).AsSpan()
            : throw new BadImageFormatException($"{length} bytes at 0x{address:x} where {block.Length} are");
    }
}
