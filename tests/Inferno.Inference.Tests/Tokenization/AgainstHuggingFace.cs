using System.Text.Json.Nodes;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.Tokenization;

/// <summary>Ids and decoded text as Hugging Face's library gave them for small tokenizers of every kind (eng/fixtures/tokenizers.js).</summary>
public sealed class AgainstHuggingFace : IDisposable
{
    private static readonly string Folder = Path.Combine(FixtureModel.Repository, "tests", "fixtures", "tokenizers");

    private static readonly Dictionary<string, JsonNode> Cases =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "reference.json")))!.AsArray().ToDictionary(one => (string)one!["name"]!, one => one!);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-tokenizer-");

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Has_cases_of_every_kind() => Cases.Should().HaveCountGreaterThan(35);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_same_ids(string name)
    {
        Tokenizer tokenizer = Read(Cases[name]);

        foreach (JsonNode? run in Cases[name]["runs"]!.AsArray())
        {
            string text = (string)run!["text"]!;
            tokenizer.Encode(text).Should().Equal(Ids(run), "the text is {0}", JsonValue.Create(text).ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_same_text_at_once_and_as_a_stream(string name)
    {
        Tokenizer tokenizer = Read(Cases[name]);
        TokenDecoder decoder = tokenizer.CreateDecoder();

        foreach (JsonNode? run in Cases[name]["runs"]!.AsArray())
        {
            int[] ids = Ids(run!);
            string expected = (string)run!["decoded"]!;
            tokenizer.Decode(ids).Should().Be(expected);
            (string.Concat(ids.Select(decoder.Append)) + decoder.Flush()).Should().Be(expected);
        }
    }

    private static int[] Ids(JsonNode run) => [.. run["ids"]!.AsArray().Select(id => (int)id!)];

    private Tokenizer Read(JsonNode subject)
    {
        bool isFallback = (string)subject["base"]! == "fallback";
        JsonNode file = JsonNode.Parse(File.ReadAllText(isFallback ? Path.Combine(Folder, "fallback.json") : Path.Combine(FixtureModel.Path, "tokenizer.json")))!;
        foreach ((string key, JsonNode? value) in subject["set"]!.AsObject())
        {
            JsonNode place = key.StartsWith("model.", StringComparison.Ordinal) ? file["model"]! : file;
            place[key.Split('.')[^1]] = value?.DeepClone();
        }

        foreach (JsonNode? token in subject["added"]!.AsArray())
        {
            file["added_tokens"]!.AsArray().Add(token!.DeepClone());
        }

        string path = Path.Combine(_folder.FullName, "tokenizer.json");
        File.WriteAllText(path, file.ToJsonString());
        return TokenizerReader.Read(path, isFallback ? file["model"]!["vocab"]!.AsObject().Count : 1024);
    }
}
