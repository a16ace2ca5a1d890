using System.Text.Json.Serialization;

namespace Inferno.Measuring.Scenarios;

/// <summary>What one batch of a launch does.</summary>
/// <param name="Prompt">The text that every request continues.</param>
/// <param name="Requests">Requests that run at once, at least 1.</param>
/// <param name="Decoding">How the text is continued.</param>
public sealed record Workload(string Prompt, int Requests, Decoding Decoding)
{
    /// <summary>The program's own engine, which serves what names no other.</summary>
    public const string Managed = "managed";

    /// <summary>The engine that serves it, by its name on the program's command line.</summary>
    public string Engine { get; init; } = Managed;

    /// <summary>
    /// Batches of a round, the median of which is a build's value in it: fewer where a batch is a mean over many requests already,
    /// for what varies from round to round varies more than what varies within one.
    /// </summary>
    [JsonIgnore]
    public int Batches => Requests switch
    {
        < 10 => 15,
        < 50 => 7,
        < 100 => 5,
        _ => 3,
    };
}
