using Inferno.Reporting.Plots;

namespace Inferno.Reporting.Html;

/// <summary>How the page looks.</summary>
internal static class PageStyle
{
    private const string Resource = "report.css";

    private static readonly Lazy<string> Rules = new(Read);

    /// <summary>The style sheet with the font of the plots in it.</summary>
    public static Markup Text => new(Rules.Value);

    private static string Read()
    {
        using Stream stream = typeof(PageStyle).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its style sheet {Resource}.");
        using StreamReader reader = new(stream);
        return $$"""
            @font-face { font-family: "{{EmbeddedFont.Name}}"; src: url(data:font/ttf;base64,{{Convert.ToBase64String(EmbeddedFont.Bytes)}}); }
            {{reader.ReadToEnd()}}
            """;
    }
}
