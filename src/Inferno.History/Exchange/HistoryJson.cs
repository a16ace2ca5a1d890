using System.Text.Json;
using Inferno.History.Records;
using Inferno.Measuring.Records;

namespace Inferno.History.Exchange;

/// <summary>Runs as JSON, one a line: what one history exports, another imports.</summary>
public static class HistoryJson
{
    private static readonly JsonSerializerOptions Strict = new(RunJson.Options)
    {
        WriteIndented = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The line of <paramref name="run"/>, without its line feed.</summary>
    public static string Line(RecordedRun run) => JsonSerializer.Serialize(run, Strict);

    /// <summary>Reads a line that <see cref="Line"/> wrote.</summary>
    /// <param name="json">The line.</param>
    /// <param name="origin">Where it is from, for the message.</param>
    /// <exception cref="RunFormatException">It is no run.</exception>
    public static RecordedRun Parse(string json, string origin)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordedRun>(json, Strict) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new RunFormatException(origin, e.Message, "a run as inferno-pgo history export writes it", e);
        }
    }
}
