using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>
/// The methods that a ReadyToRun image holds machine code of. Instantiations of generic methods are left out: they
/// have no row of their own by which a profile's method could be found.
/// </summary>
public static class ReadyToRunImage
{
    // The machine field is crossed with a number for each operating system, so that no other loads the image.
    private static readonly ushort[] OperatingSystems = [0, 0x7B79, 0x4644, 0xADC4, 0x1993, 0x1992];

    /// <summary>The bodies in <paramref name="path"/>; none where it is an assembly without machine code.</summary>
    /// <exception cref="CompiledImageException">The file is no assembly, or a damaged one.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static IReadOnlyList<CompiledMethod> Read(string path) =>
        Open(path, static (image, header) => Bodies(image, header)) ?? [];

    /// <summary>Whether the image carries profile data for the runtime's own recompilation (<c>--embed-pgo-data</c>).</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static bool EmbedsProfile(string path) =>
        Open(path, static (_, header) => header.Has(ReadyToRunHeader.EmbeddedProfile));

    private static T? Open<T>(string path, Func<PEReader, ReadyToRunHeader, T> read)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            using PEReader image = new(file, PEStreamOptions.PrefetchEntireImage);
            return image.HasMetadata && ReadyToRunHeader.Of(image) is { } header ? read(image, header) : default;
        }
        catch (Exception e) when (e is BadImageFormatException or BadMetadataException or InvalidOperationException or OverflowException)
        {
            throw new CompiledImageException(path, "a ReadyToRun image", e.Message, e);
        }
    }

    private static List<CompiledMethod> Bodies(PEReader image, ReadyToRunHeader header)
    {
        EntityResolver names = new(image.GetMetadataReader());
        FunctionTable functions = new(header.Content(image, ReadyToRunHeader.RuntimeFunctions), IsX64(image));
        NativeFormatArray entries = new(header.Content(image, ReadyToRunHeader.MethodEntryPoints));
        List<CompiledMethod> bodies = [];
        for (int row = 1; row <= entries.Count; row++)
        {
            if (entries.TryFind(row - 1, out int offset))
            {
                string name = names.Method(MetadataTokens.MethodDefinitionHandle(row)).ToString();
                bodies.Add(new CompiledMethod(name, name, DigestOf(image, functions, FunctionIndex(entries, offset))));
            }
        }

        return bodies;
    }

    /// <summary>The lowest bits say whether fixups follow, and the next whether they are written elsewhere.</summary>
    private static int FunctionIndex(NativeFormatArray entries, int offset)
    {
        uint entry = entries.Unsigned(offset, out _);
        return (int)((entry & 1) == 0 ? entry >> 1 : entry >> 2);
    }

    private static string DigestOf(PEReader image, FunctionTable functions, int index)
    {
        (int start, int length) = functions[index];
        return IsX64(image)
            ? CodeDigest.OfX64(ImageBytes.At(image, start, length))
            : CodeDigest.OfLength(length);
    }

    private static bool IsX64(PEReader image) => OperatingSystems.Contains(
        (ushort)((ushort)image.PEHeaders.CoffHeader.Machine ^ (ushort)Machine.Amd64));
}
