using System.Text.Json.Nodes;

namespace Inferno.Inference.Tests.Models;

/// <summary>A copy of the fixture model in a temporary directory, for a test to break.</summary>
internal sealed class ModelCopy : IDisposable
{
    public ModelCopy()
    {
        Path = Directory.CreateTempSubdirectory("inferno-model-").FullName;
        foreach (string name in (string[])["config.json", "generation_config.json", "tokenizer.json", "model.onnx"])
        {
            File.Copy(System.IO.Path.Combine(FixtureModel.Path, name), this[name]);
        }
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Edit(string name, Action<JsonObject> change)
    {
        JsonObject file = JsonNode.Parse(File.ReadAllText(this[name]))!.AsObject();
        change(file);
        File.WriteAllText(this[name], file.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Path, true);
}
