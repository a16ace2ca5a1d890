using Inferno.Inference.Models;

namespace Inferno.Inference.Generation;

/// <summary>Turns generation_config.json into <see cref="SamplingOptions"/>.</summary>
internal static class GenerationReader
{
    /// <summary>What Hugging Face's library takes for top_k where a model that samples does not say; null turns it off.</summary>
    private const int UnsaidTopK = 50;

    /// <param name="file">generation_config.json, or the part "search" of genai_config.json.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="defaults">With the tokens that end a text where the file names none.</param>
    public static SamplingOptions Read(JsonPart file, ModelConfig config, SamplingOptions defaults)
    {
        bool samples = file.Flag("do_sample") == true;
        IReadOnlyList<int> endTokens = EndTokenReader.Read(file, config.VocabularySize);
        var options = new SamplingOptions
        {
            Temperature = samples ? file.Number("temperature") ?? 1 : 0,
            TopK = file.Integer("top_k") ?? (samples && !file.Element.TryGetProperty("top_k", out _) ? UnsaidTopK : 0),
            TopP = file.Number("top_p") ?? 1,
            RepetitionPenalty = file.Number("repetition_penalty") ?? 1,
            StopTokens = endTokens.Count > 0 ? endTokens : defaults.StopTokens,
        };
        return options.FirstProblem() is { } problem
            ? throw file.Wrong(problem.Found, problem.Expected)
            : options;
    }
}
