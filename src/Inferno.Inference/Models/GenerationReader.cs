using Inferno.Inference.Generation;

namespace Inferno.Inference.Models;

/// <summary>Turns generation_config.json into <see cref="SamplingOptions"/>.</summary>
internal static class GenerationReader
{
    public static SamplingOptions Read(string path, ModelConfig config, SamplingOptions defaults)
    {
        if (!File.Exists(path))
        {
            return defaults;
        }

        JsonPart file = JsonFile.Read(path);
        IReadOnlyList<int> endTokens = EndTokenReader.Read(file, config.VocabularySize);
        var options = new SamplingOptions
        {
            Temperature = file.Flag("do_sample") == true ? file.Number("temperature") ?? 1 : 0,
            TopK = file.Integer("top_k") ?? 0,
            TopP = file.Number("top_p") ?? 1,
            RepetitionPenalty = file.Number("repetition_penalty") ?? 1,
            StopTokens = endTokens.Count > 0 ? endTokens : defaults.StopTokens,
        };
        return options.FirstProblem() is { } problem
            ? throw file.Wrong(problem.Found, problem.Expected)
            : options;
    }
}
