using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.Measuring.Records;

/// <summary>Turns a run into JSON and back.</summary>
public static class RunJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions Compact = new(Options) { WriteIndented = false };

    /// <summary>The JSON of <paramref name="run"/>, every raw sample included.</summary>
    public static string Write(RunRecord run) => JsonSerializer.Serialize(run, Options) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="RunFormatException">It is no run of this schema.</exception>
    public static RunRecord Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            RunRecord? run = JsonSerializer.Deserialize<RunRecord>(stream, Options);
            return run switch
            {
                null => throw new RunFormatException(path, "null", "a run"),
                { SchemaVersion: RunRecord.CurrentSchema } => run,
                _ => throw new RunFormatException(
                    path, $"schema version {run.SchemaVersion}", $"schema version {RunRecord.CurrentSchema}"),
            };
        }
        catch (JsonException e)
        {
            throw new RunFormatException(path, e.Message, "a run of this version", e);
        }
    }

    /// <summary>The JSON of <paramref name="value"/> for people to read.</summary>
    internal static string WriteText<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <summary>The JSON of <paramref name="value"/> on one line.</summary>
    internal static string WriteLine<T>(T value) => JsonSerializer.Serialize(value, Compact);

    /// <summary>Reads what one of the two wrote.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    internal static T? ReadLine<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);
}
