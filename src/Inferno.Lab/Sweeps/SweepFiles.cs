using System.Text.Json;
using System.Text.Json.Serialization;
using Inferno.Measuring.Records;

namespace Inferno.Lab.Sweeps;

/// <summary>Keeps a sweep in a folder: sweep.json, which further pairs are added to, and sweep.md.</summary>
/// <param name="folder">The folder; made when first written to.</param>
public sealed class SweepFiles(string folder)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _json = Path.Combine(folder, "sweep.json");

    /// <summary>Where the record is.</summary>
    public string Json => _json;

    /// <summary>Where the table is.</summary>
    public string Markdown { get; } = Path.Combine(folder, "sweep.md");

    /// <summary>The sweep kept so far; <see langword="null"/> where there is none.</summary>
    /// <exception cref="RunFormatException">The file is no sweep of this schema.</exception>
    public SweepRecord? Load()
    {
        if (!File.Exists(_json))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<SweepRecord>(File.ReadAllText(_json), Options) switch
            {
                null => throw new RunFormatException(_json, "null", "a sweep"),
                { SchemaVersion: SweepRecord.CurrentSchema } sweep => sweep,
                { SchemaVersion: var other } => throw new RunFormatException(
                    _json, $"schema version {other}", $"schema version {SweepRecord.CurrentSchema}"),
            };
        }
        catch (JsonException e)
        {
            throw new RunFormatException(_json, e.Message, "a sweep of this version", e);
        }
    }

    /// <summary>Writes the record and its table.</summary>
    public void Save(SweepRecord sweep)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(_json, JsonSerializer.Serialize(sweep, Options) + "\n");
        WholeFile.Write(Markdown, SweepMarkdown.Render(sweep));
    }
}
