using System.Globalization;
using Inferno.Measuring.Scenarios;

namespace Inferno.Lab.Bench;

/// <summary>Requests that <c>concurrent_inference</c> serves at once, each greedily.</summary>
/// <param name="Prompt">The text that every request continues.</param>
/// <param name="Requests">Requests that run at once, at least 1.</param>
/// <param name="MaxTokens">The most tokens to generate for each.</param>
public sealed record InferenceRequests(string Prompt, int Requests, int MaxTokens)
{
    /// <summary>The launch that serves them with the model at <paramref name="modelPath"/>.</summary>
    public LaunchSetup Launch(string modelPath) => new(
    [
        "--prompt", Prompt, "--model-path", modelPath, "--concurrent", Text(Requests), "--max-tokens", Text(MaxTokens), "--temperature", "0",
    ]);

    /// <summary>
    /// Batches of a round: fewer where a batch is a mean over many requests already, for what varies from round to round varies more
    /// than what varies within one.
    /// </summary>
    public int Batches => Requests switch
    {
        < 10 => 15,
        < 50 => 7,
        < 100 => 5,
        _ => 3,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
