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

        GenerationFile file = JsonFile.Read(path, ModelJson.Default.GenerationFile);
        IReadOnlyList<int> endTokens = EndTokenReader.Read(path, file.EosTokenId, config.VocabularySize);
        var options = new SamplingOptions
        {
            Temperature = file.DoSample == true ? file.Temperature ?? 1 : 0,
            TopK = file.TopK ?? 0,
            TopP = file.TopP ?? 1,
            RepetitionPenalty = file.RepetitionPenalty ?? 1,
            StopTokens = endTokens.Count > 0 ? endTokens : defaults.StopTokens,
        };
        return options.FirstProblem() is { } problem
            ? throw new ModelException(path, problem.Found, problem.Expected)
            : options;
    }
}
