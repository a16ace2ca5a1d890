using System.Text;

namespace Inferno.PgoPerf.Tests.ConcurrentInference;

/// <summary>A copy of the fixture model for a test to break.</summary>
internal sealed class BrokenModel : IDisposable
{
    public BrokenModel()
    {
        foreach (string name in (string[])["config.json", "generation_config.json", "tokenizer.json", "model.onnx"])
        {
            File.Copy(Path.Combine(ProgramRun.Model, name), this[name]);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("inferno-broken-").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Replaces the first occurrence of some bytes by as many others.</summary>
    public void Patch(string name, string found, string replacement)
    {
        byte[] bytes = File.ReadAllBytes(this[name]);
        int place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(found));
        place.Should().BePositive();
        Encoding.UTF8.GetBytes(replacement).CopyTo(bytes, place);
        File.WriteAllBytes(this[name], bytes);
    }

    public void Dispose() => Directory.Delete(Folder, true);
}
