using ScottPlot;
using SkiaSharp;

namespace Inferno.Pgo.Tool.Plots;

/// <summary>A font that travels with the tool, because a machine without fonts would plot without text.</summary>
internal sealed class EmbeddedFont : IFontResolver
{
    public const string Name = "DejaVu Sans";
    private const string Resource = "DejaVuSans.subset.ttf";

    private static readonly Lazy<EmbeddedFont> Registered = new(Register);

    private readonly SKData _bytes = Read();

    public static void Use() => _ = Registered.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? SKTypeface.FromData(_bytes) : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? SKTypeface.FromData(_bytes) : null;

    private static EmbeddedFont Register()
    {
        EmbeddedFont font = new();
        Fonts.FontResolvers.Insert(0, font);
        Fonts.Default = Name;
        return font;
    }

    private static SKData Read()
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The tool was built without its font {Resource}.");
        return SKData.Create(stream);
    }
}
