using System.Text.Json.Nodes;

namespace Inferno.Inference.Tests.Models;

/// <summary>The repository's trained model, and PyTorch's outputs for it.</summary>
internal static class FixtureModel
{
    public static readonly string Repository = FindRepository();

    public static readonly string Path = System.IO.Path.Combine(Repository, "tests", "fixtures", "models", "kjv-64");

    public static readonly IReadOnlyList<ReferenceRun> Runs = ReadRuns();

    public static readonly TheoryData<string> Prompts = [.. Runs.Select(run => run.Prompt)];

    public static ReferenceRun RunOf(string prompt) => Runs.Single(run => run.Prompt == prompt);

    private static ReferenceRun[] ReadRuns()
    {
        JsonNode file = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Path, "reference.json")))!;
        return [.. file["prompts"]!.AsArray().Select(node => new ReferenceRun(
            (string)node!["prompt"]!,
            Numbers<int>(node["prompt_ids"]!),
            Numbers<float>(node["first_logits"]!),
            Numbers<int>(node["greedy_ids"]!),
            (string)node["text"]!))];
    }

    private static T[] Numbers<T>(JsonNode list) => [.. list.AsArray().Select(n => n!.GetValue<T>())];

    private static string FindRepository()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory, "Inferno.sln")))
        {
            directory = System.IO.Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
