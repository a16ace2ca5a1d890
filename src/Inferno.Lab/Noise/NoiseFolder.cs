using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inferno.Measuring.Records;

namespace Inferno.Lab.Noise;

/// <summary>The folder that a trace and its summary go to.</summary>
/// <param name="Path">Where it is; it is made where it is missing.</param>
public sealed record NoiseFolder(string Path)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The launches.</summary>
    public string Trace => System.IO.Path.Combine(Path, "aa-launches.csv");

    /// <summary>The Markdown summary.</summary>
    public string Summary => System.IO.Path.Combine(Path, "aa.md");

    /// <summary>The same for programs.</summary>
    public string Json => System.IO.Path.Combine(Path, "aa.json");

    /// <summary>Writes the launches.</summary>
    public void Write(CopyTrace trace)
    {
        Directory.CreateDirectory(Path);
        WholeFile.Write(Trace, TraceCsv.Render(trace));
    }

    /// <summary>Writes the conclusions.</summary>
    public void Write(NoiseReport report)
    {
        Directory.CreateDirectory(Path);
        WholeFile.Write(Json, JsonSerializer.Serialize(report, Options) + "\n");
        WholeFile.Write(Summary, NoiseMarkdown.Render(report));
    }
}
