using ScottPlot;
using SkiaSharp;

namespace Inferno.Reporting.Plots;

/// <summary>A font that travels with the library, because a machine without fonts would plot without text.</summary>
public sealed class EmbeddedFont : IFontResolver
{
    /// <summary>The family's name.</summary>
    public const string Name = "DejaVu Sans";

    private const string Resource = "DejaVuSans.subset.ttf";

    private static readonly Lazy<EmbeddedFont> Registered = new(Register);

    private readonly SKData _bytes = SKData.CreateCopy(Read());

    private EmbeddedFont()
    {
    }

    /// <summary>The font file.</summary>
    public static byte[] Bytes => Registered.Value._bytes.ToArray();

    /// <summary>Makes it the font of every plot of this process.</summary>
    public static void Use() => _ = Registered.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? SKTypeface.FromData(_bytes) : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? SKTypeface.FromData(_bytes) : null;

    private static EmbeddedFont Register()
    {
        EmbeddedFont font = new();
        Fonts.FontResolvers.Insert(0, font);
        Fonts.Default = Name;
        return font;
    }

    private static byte[] Read()
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its font {Resource}.");
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
