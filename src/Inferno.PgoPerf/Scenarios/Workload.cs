namespace Inferno.PgoPerf.Scenarios;

/// <summary>What one batch of a launch does.</summary>
/// <param name="Prompt">The text that every request continues.</param>
/// <param name="Requests">Requests that run at once, at least 1.</param>
/// <param name="Decoding">How the text is continued.</param>
public sealed record Workload(string Prompt, int Requests, Decoding Decoding)
{
    /// <summary>The engine that serves it, by its name on the program's command line.</summary>
    public string Engine { get; init; } = "managed";
}
