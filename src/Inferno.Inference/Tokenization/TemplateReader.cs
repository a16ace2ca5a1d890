using System.Text.Json;
using Inferno.Inference.Models;

namespace Inferno.Inference.Tokenization;

/// <summary>Reads post_processor: which tokens stand before and after a prompt (TemplateProcessing; ByteLevel adds none).</summary>
internal sealed class TemplateReader(int vocabularySize)
{
    private const string Supported = "none, ByteLevel or TemplateProcessing";

    public (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) Read(JsonPart? postProcessor)
    {
        if (postProcessor is not { } part)
        {
            return ([], []);
        }

        return part.Text("type") switch
        {
            "ByteLevel" => ([], []),
            "TemplateProcessing" => ReadTemplate(part),
            "Sequence" => ReadSequence(part),
            string kind => throw part.Wrong($"type is {kind}, which is not supported", Supported),
            null => throw part.Wrong("type is missing", Supported),
        };
    }

    private (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) ReadSequence(JsonPart part)
    {
        List<int> prefix = [];
        List<int> suffix = [];
        foreach (JsonPart inner in part.Parts("processors") ?? throw part.Wrong("processors is missing", "a list"))
        {
            (IReadOnlyList<int> before, IReadOnlyList<int> after) = Read(inner);
            prefix.InsertRange(0, before);
            suffix.AddRange(after);
        }

        return (prefix, suffix);
    }

    private (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) ReadTemplate(JsonPart part)
    {
        List<int> prefix = [];
        List<int> suffix = [];
        bool seenText = false;
        foreach (JsonPart item in part.Parts("single") ?? throw part.Wrong("single is missing", "a list of tokens and texts"))
        {
            if (item.Part("SpecialToken") is { } token)
            {
                (seenText ? suffix : prefix).AddRange(IdsOf(part, token.Text("id") ?? throw token.Wrong("id is missing", "a name")));
            }
            else
            {
                seenText = true;
            }
        }

        return (prefix, suffix);
    }

    private IEnumerable<int> IdsOf(JsonPart part, string name)
    {
        JsonElement[] ids = part.Part("special_tokens")?.Part(name)?.List("ids")
            ?? throw part.Wrong($"single names the token {name}, which special_tokens lacks", "its ids there");
        return ids.Select(id => id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out int value) && value >= 0 && value < vocabularySize
            ? value
            : throw part.Wrong($"token {name} has id {id.GetRawText()}", $"ids below vocab_size {vocabularySize}"));
    }
}
