namespace Inferno.Inference.Models;

/// <summary>genai_config.json, which ONNX Runtime GenAI's model builder and Olive write, often in place of config.json.</summary>
/// <param name="Model">Its part about the model.</param>
/// <param name="Decoder">Its part about the model's one graph.</param>
/// <param name="Search">Its part about sampling, if there is one.</param>
internal sealed record GenAiConfig(JsonPart Model, JsonPart Decoder, JsonPart? Search)
{
    public const string Name = "genai_config.json";

    /// <summary>The graph's file.</summary>
    public string? FileName => Decoder.Text("filename");

    /// <exception cref="ModelException">It is no such file, or one of a model of several graphs.</exception>
    public static GenAiConfig Read(string path)
    {
        JsonPart file = JsonFile.Read(path);
        const string Expected = "the file as ONNX Runtime GenAI's model builder writes it";
        JsonPart model = file.Part("model") ?? throw file.Wrong("key model is missing", Expected);
        JsonPart decoder = model.Part("decoder") ?? throw model.Wrong("key decoder is missing", Expected);
        return decoder.Find("pipeline") is null
            ? new GenAiConfig(model, decoder, file.Part("search"))
            : throw decoder.Wrong("pipeline splits the model into several graphs", "one graph, named by filename; build the model without a pipeline");
    }

    /// <summary>The sizes that config.json would state.</summary>
    public (ModelConfig Config, IReadOnlyList<int> EndTokens) ToModelConfig()
    {
        int vocabulary = ConfigReader.Size(Model, ["vocab_size"]);
        return (ConfigReader.Checked(Decoder, vocabulary, ConfigReader.Size(Model, ["context_length"])), EndTokenReader.Read(Model, vocabulary));
    }
}
