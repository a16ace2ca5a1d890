using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inferno.ConcurrentInference;

/// <summary>One case as <c>--cases</c> writes it; what it leaves out comes from the command line.</summary>
internal sealed record CaseText
{
    public required string Name { get; init; }

    public string? Prompt { get; init; }

    public int? Concurrent { get; init; }

    public int? MaxTokens { get; init; }

    public float? Temperature { get; init; }

    public int? TopK { get; init; }

    public float? TopP { get; init; }

    public float? RepetitionPenalty { get; init; }

    public int? Iterations { get; init; }

    /// <summary>The cases of a JSON array, given itself or by the path of its file.</summary>
    /// <exception cref="UsageException">It cannot be read, or holds a case that cannot be measured.</exception>
    public static IReadOnlyList<Case> Read(string jsonOrPath, Arguments common, string? prompt)
    {
        Case[] cases = [.. Parse(jsonOrPath).Select(text => text.Over(common, prompt))];
        if (cases.Length == 0)
        {
            throw new UsageException("--cases holds no case; expected at least one");
        }

        return cases.DistinctBy(one => one.Name).Count() == cases.Length
            ? cases
            : throw new UsageException("--cases names a case twice; expected different names");
    }

    private static CaseText[] Parse(string jsonOrPath)
    {
        try
        {
            string json = jsonOrPath.StartsWith('[') ? jsonOrPath : File.ReadAllText(jsonOrPath);
            return JsonSerializer.Deserialize(json, CaseJson.Default.CaseTextArray) ?? [];
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"--cases cannot be read ({failure.Message}); expected a JSON array such as "
                + """[{"name":"short","prompt":"In the beginning","concurrent":10}] or its file""");
        }
    }

    private Case Over(Arguments common, string? prompt)
    {
        if (Name.Length == 0 || Name.Any(char.IsWhiteSpace))
        {
            throw new UsageException($"--cases: the name '{Name}' is empty or has spaces; expected one word");
        }

        return new Case(Name, common with
        {
            Prompt = Prompt ?? prompt
                ?? throw new UsageException($"--cases: {Name} has no prompt and --prompt is missing; expected one of them"),
            Requests = AtLeastOne(Concurrent ?? common.Requests, "concurrent"),
            MaxTokens = AtLeastOne(MaxTokens ?? common.MaxTokens, "maxTokens"),
            Temperature = Temperature ?? common.Temperature,
            TopK = TopK ?? common.TopK,
            TopP = TopP ?? common.TopP,
            RepetitionPenalty = RepetitionPenalty ?? common.RepetitionPenalty,
            Iterations = AtLeastOne(Iterations ?? common.Iterations, "iterations"),
        });
    }

    private int AtLeastOne(int value, string field) =>
        value >= 1 ? value : throw new UsageException($"--cases: {field} of {Name} is {value}; expected at least 1");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CaseText[]))]
internal sealed partial class CaseJson : JsonSerializerContext;
